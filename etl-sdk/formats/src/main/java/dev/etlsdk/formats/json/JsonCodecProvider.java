package dev.etlsdk.formats.json;

import com.google.auto.service.AutoService;
import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.codec.CodecProvider;
import java.util.Map;
import java.util.Set;

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

  @Override
  public Set<String> options() {
    return JsonOptionTexts.NAMES;
  }

  @Override
  public Codec codec(Map<String, String> options) {
    return Json.codec(JsonOptionTexts.read(options));
  }
}
