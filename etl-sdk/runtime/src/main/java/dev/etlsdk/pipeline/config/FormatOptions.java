package dev.etlsdk.pipeline.config;

import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.codec.CodecProvider;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.NearestNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A format with the options that an annotation and a configuration give it. */
final class FormatOptions {

  private FormatOptions() {}

  /**
   * The format. Options that it doesn't have, or whose values aren't valid, are noted, each with
   * the place where it stands, and left out; a pipeline that is made all the same mustn't run.
   *
   * @param place where an option is set
   */
  static Codec codec(
      CodecProvider format,
      Map<String, String> options,
      UnaryOperator<String> place,
      List<EtlException> problems) {
    Map<String, String> valid = new LinkedHashMap<>();
    options.forEach(
        (name, value) -> {
          if (!format.options().contains(name)) {
            problems.add(unknown(format, name, place.apply(name)));
            return;
          }
          try {
            format.codec(Map.of(name, value)); // one at a time, so that each is told
            valid.put(name, value);
          } catch (EtlException problem) {
            problems.add(
                EtlException.of(problem.code(), problem.problem() + ": " + place.apply(name))
                    .fix(problem.fix())
                    .build());
          }
        });
    return format.codec(valid);
  }

  private static EtlException unknown(CodecProvider format, String name, String place) {
    String question = NearestNames.question(name, format.options());
    String none = "the format has no options";
    return EtlException.of(
            EtlError.CONFIG_0001,
            "the option '" + name + "' is unknown to the format " + format.name() + ": " + place)
        .fix(
            !question.isEmpty()
                ? question
                : format.options().isEmpty() ? none : "its options are " + format.options())
        .build();
  }
}
