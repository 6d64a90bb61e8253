package dev.etlsdk.testkit.contract;

import dev.etlsdk.api.codec.Codec;
import java.nio.charset.StandardCharsets;

class LineCodecTest implements CodecContract {

  @Override
  public Codec codec() {
    return new LineCodec();
  }

  @Override
  public byte[] malformedRecord() {
    return "no".getBytes(StandardCharsets.UTF_8);
  }
}
