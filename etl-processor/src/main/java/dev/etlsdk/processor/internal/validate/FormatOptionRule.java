package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.annotation.Takes.Kind;
import dev.etlsdk.api.codec.CodecProvider;
import dev.etlsdk.api.connector.TextValues;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.ConnectorModel.ElementModel;
import dev.etlsdk.processor.internal.model.Findings;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Options of formats that the processor knows are options that these have, with values that they
 * take. A format that it doesn't know may be on the class path of the worker.
 */
final class FormatOptionRule {

  private static final String OPTIONS = "Options";

  private final ConnectorModel connector;
  private final Findings findings;

  private FormatOptionRule(ConnectorModel connector, Findings findings) {
    this.connector = connector;
    this.findings = findings;
  }

  /** Notes each option that its format doesn't take. */
  static void check(ConnectorModel connector, Findings findings) {
    FormatOptionRule rule = new FormatOptionRule(connector, findings);
    connector
        .elements()
        .forEach(
            (name, element) -> {
              if (element.is(Kind.FORMAT_OPTIONS) && !element.texts().isEmpty()) {
                rule.format(name).ifPresent(format -> rule.check(name, element, format));
              }
            });
  }

  private Optional<CodecProvider> format(String options) {
    String name = options.substring(0, options.length() - OPTIONS.length());
    return Optional.ofNullable(connector.elements().get(name))
        .flatMap(element -> element.texts().stream().findFirst())
        .flatMap(WrittenText::of)
        .flatMap(text -> provider(text.value().strip().toLowerCase(Locale.ROOT)));
  }

  /** Of those that stand on the processor's own path. */
  private static Optional<CodecProvider> provider(String format) {
    ClassLoader path = FormatOptionRule.class.getClassLoader();
    return ServiceLoader.load(CodecProvider.class, path).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals(format))
        .findFirst();
  }

  private void check(String name, ElementModel element, CodecProvider format) {
    for (String written : element.texts()) {
      WrittenText.of(written)
          .map(WrittenText::value)
          .filter(TextValues::isPair) // Of others ValueRule tells.
          .flatMap(pair -> problem(pair, format))
          .ifPresent(
              problem ->
                  findings.add(
                      element.place(),
                      problem.code(),
                      "@" + connector.annotation() + ", " + name + ": " + problem.problem(),
                      problem.fix()));
    }
  }

  private static Optional<EtlException> problem(String pair, CodecProvider format) {
    String option = pair.substring(0, pair.indexOf('=')).strip();
    if (!format.options().contains(option)) {
      String question = NearestNames.question(option, format.options());
      return Optional.of(
          EtlException.of(
                  EtlError.CONFIG_0001,
                  "the option '" + option + "' is unknown to the format " + format.name())
              .fix(question.isEmpty() ? "its options are " + format.options() : question)
              .build());
    }
    try {
      format.codec(Map.of(option, pair.substring(pair.indexOf('=') + 1).strip()));
      return Optional.empty();
    } catch (EtlException problem) {
      return Optional.of(problem);
    }
  }
}
