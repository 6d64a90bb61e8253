package dev.etlsdk.formats.json;

import com.google.auto.service.AutoService;
import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.codec.CodecProvider;

/** Makes JSON known under the name {@code json}. Thread-safe. */
@AutoService(CodecProvider.class)
public final class JsonCodecProvider implements CodecProvider {

  @Override
  public String name() {
    return "json";
  }

  @Override
  public Codec codec() {
    return Json.codec();
  }
}
