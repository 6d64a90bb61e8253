package dev.etlsdk.formats.json;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.NearestNames;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The options of JSON as texts, for annotations and configurations: {@code nulls=omit}. */
final class JsonOptionTexts {

  /** One option: how a text is put into a builder, and what the text can be. */
  private record Option(BiFunction<JsonOptions.Builder, String, Boolean> put, String expected) {}

  private static final Map<String, Option> OPTIONS = options();

  /** The names of all options, in the order of {@link JsonOptions}. */
  static final Set<String> NAMES = Collections.unmodifiableSet(OPTIONS.keySet());

  private JsonOptionTexts() {}

  private static Map<String, Option> options() {
    Map<String, Option> all = new LinkedHashMap<>();
    all.put(
        "unknown-fields",
        choice(JsonOptions.UnknownFields.class, JsonOptions.Builder::unknownFields));
    all.put(
        "duplicate-fields",
        choice(JsonOptions.DuplicateFields.class, JsonOptions.Builder::duplicateFields));
    all.put("tombstones", choice(JsonOptions.Tombstones.class, JsonOptions.Builder::tombstones));
    all.put(
        "empty-values", choice(JsonOptions.EmptyValues.class, JsonOptions.Builder::emptyValues));
    all.put(
        "malformed-text",
        choice(JsonOptions.MalformedText.class, JsonOptions.Builder::malformedText));
    all.put(
        "excess-digits", choice(JsonOptions.ExcessDigits.class, JsonOptions.Builder::excessDigits));
    all.put("non-finite", choice(JsonOptions.NonFinite.class, JsonOptions.Builder::nonFinite));
    all.put("nulls", choice(JsonOptions.Nulls.class, JsonOptions.Builder::nulls));
    all.put("bigints", choice(JsonOptions.NumberForm.class, JsonOptions.Builder::bigints));
    all.put("decimals", choice(JsonOptions.NumberForm.class, JsonOptions.Builder::decimals));
    all.put("timestamps", choice(JsonOptions.TimestampForm.class, JsonOptions.Builder::timestamps));
    all.put("syntax", choice(JsonOptions.Syntax.class, JsonOptions.Builder::syntax));
    all.put("numbers-in-strings", flag(JsonOptions.Builder::numbersInStrings));
    all.put("other-values-as-text", flag(JsonOptions.Builder::otherValuesAsText));
    all.put("ascii-only", flag(JsonOptions.Builder::asciiOnly));
    all.put(
        "max-depth",
        option(
            JsonOptionTexts::depth,
            JsonOptions.Builder::maxDepth,
            "a whole number from 1 to " + JsonOptions.MAX_DEPTH_LIMIT));
    return all;
  }

  /**
   * The options.
   *
   * @throws EtlException {@code ETL-CONFIG-0001} for an unknown option, with the nearest one,
   *     {@code ETL-CONFIG-0002} for a value that it can't have
   */
  static JsonOptions read(Map<String, String> texts) {
    JsonOptions.Builder builder = JsonOptions.builder();
    texts.forEach(
        (name, text) -> {
          Option option = OPTIONS.get(name);
          if (option == null) {
            String question = NearestNames.question(name, NAMES);
            throw EtlException.of(
                    EtlError.CONFIG_0001, "the option '" + name + "' is unknown to the format json")
                .fix(question.isEmpty() ? "its options are " + NAMES : question)
                .build();
          }
          if (!option.put().apply(builder, text)) {
            throw EtlException.of(
                    EtlError.CONFIG_0002,
                    "the value of the option '"
                        + name
                        + "' of the format json isn't "
                        + option.expected())
                .fix("give it one of that form; docs/json.md says what each does")
                .build();
          }
        });
    return builder.build();
  }

  private static <E extends Enum<E>> Option choice(
      Class<E> type, BiConsumer<JsonOptions.Builder, E> put) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(JsonOptionTexts::text).toList();
    return option(
        text ->
            Arrays.stream(type.getEnumConstants())
                .filter(constant -> text(constant).equals(lower(text).replace('_', '-')))
                .findFirst(),
        put,
        "one of " + String.join(", ", names));
  }

  private static Option flag(BiConsumer<JsonOptions.Builder, Boolean> put) {
    return option(
        text ->
            switch (lower(text)) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            },
        put,
        "true or false");
  }

  private static <T> Option option(
      Function<String, Optional<T>> read, BiConsumer<JsonOptions.Builder, T> put, String expected) {
    return new Option(
        (builder, text) -> {
          Optional<T> value = read.apply(text);
          value.ifPresent(found -> put.accept(builder, found));
          return value.isPresent();
        },
        expected);
  }

  private static Optional<Integer> depth(String text) {
    try {
      int depth = Integer.parseInt(text.strip());
      return depth < 1 || depth > JsonOptions.MAX_DEPTH_LIMIT
          ? Optional.empty()
          : Optional.of(depth);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String text(Enum<?> constant) {
    return lower(constant.name()).replace('_', '-');
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
