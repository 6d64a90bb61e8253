package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.annotation.Takes.Kind;
import dev.etlsdk.api.connector.TextValues;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.processor.internal.model.ConnectorModel.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a text is of one of the kinds that an element takes. */
final class ValueForm {

  private static final String SDK_CODES = "ETL-";

  private ValueForm() {}

  /** Whether a text is of one of the kinds; of a kind that says nothing of texts any one is. */
  static boolean matches(String text, Form form) {
    return form.kinds().isEmpty()
        || form.kinds().stream().anyMatch(kind -> matches(text, kind, form));
  }

  private static boolean matches(String text, Kind kind, Form form) {
    return switch (kind) {
      case TEXT, PLACE, SYSTEM ->
          !text.isBlank() && (form.form().isEmpty() || text.matches(form.form()));
      case FLAG -> TextValues.flag(text).isPresent();
      case WHOLE -> TextValues.count(text).isPresent();
      case COUNT ->
          TextValues.number(text).filter(n -> n >= 1 && n <= Integer.MAX_VALUE).isPresent();
      case SHARE -> TextValues.share(text).isPresent();
      case DURATION ->
          TextValues.duration(text).filter(d -> !d.isZero() && !d.isNegative()).isPresent();
      case DELAY -> TextValues.duration(text).filter(d -> !d.isNegative()).isPresent();
      case SIZE -> TextValues.size(text).filter(size -> size >= 1).isPresent();
      case INSTANT -> TextValues.instant(text).isPresent();
      case PATTERN -> TextValues.pattern(text).isPresent();
      case ERROR_CODE -> isErrorCode(text);
      case CHOICE -> isChoice(text, form);
      case PAIRS, FORMAT_OPTIONS, COLUMN_PAIRS -> text.isBlank() || TextValues.isPair(text);
      case COLUMN -> true;
    };
  }

  private static boolean isChoice(String text, Form form) {
    return form.choices().stream()
        .anyMatch(choice -> TextValues.constant(choice).equals(TextValues.constant(text)));
  }

  /** Of the codes of others nobody knows which there are. */
  private static boolean isErrorCode(String text) {
    String code = text.strip().toUpperCase(Locale.ROOT);
    return !code.isEmpty() && (!code.startsWith(SDK_CODES) || codes().contains(code));
  }

  private static List<String> codes() {
    return Arrays.stream(EtlError.values()).map(EtlError::id).toList();
  }

  /** What a text of the kinds is: {@code earliest, latest or a time such as …}. */
  static String expected(Form form) {
    List<String> kinds =
        form.kinds().stream()
            .map(kind -> expected(kind, form))
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    int last = kinds.size() - 1;
    return last < 1
        ? String.join("", kinds)
        : String.join(", ", kinds.subList(0, last)) + ", or " + kinds.get(last);
  }

  private static Optional<String> expected(Kind kind, Form form) {
    return switch (kind) {
      case TEXT, PLACE, SYSTEM -> Optional.of(form.expected()).filter(text -> !text.isEmpty());
      case FLAG -> Optional.of(TextValues.FLAG);
      case WHOLE -> Optional.of("a whole number, at least 0");
      case COUNT -> Optional.of("a whole number, at least 1");
      case SHARE -> Optional.of(TextValues.SHARE);
      case DURATION -> Optional.of(TextValues.DURATION + ", more than 0");
      case DELAY -> Optional.of(TextValues.DURATION);
      case SIZE -> Optional.of(TextValues.SIZE + ", at least 1");
      case INSTANT -> Optional.of(TextValues.INSTANT);
      case PATTERN -> Optional.of(TextValues.PATTERN);
      case ERROR_CODE -> Optional.of("the code of an error, such as " + EtlError.UDF_0001.id());
      case CHOICE -> Optional.of(String.join(", ", form.choices()));
      case PAIRS, FORMAT_OPTIONS -> Optional.of("name=value");
      case COLUMN_PAIRS -> Optional.of("name=column");
      case COLUMN -> Optional.empty();
    };
  }

  /** The texts among which the one that was meant may be. */
  static List<String> known(Form form) {
    return form.isAnyOf(Kind.ERROR_CODE) ? codes() : form.choices();
  }
}
