package dev.etlsdk.api.connector;

import dev.etlsdk.api.codec.Codec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The values of a connector's annotation, by the names of its elements, after the worker's
 * configuration was applied: placeholders are filled, and elements that the configuration sets are
 * replaced. Immutable; its {@code toString} holds no values, as some are secret.
 *
 * <p>A value that can't be read as what is asked for is an {@code ETL-CONFIG-0002} that names the
 * key.
 */
public interface ConnectorSettings {

  /** The stream, or the pipeline's name for what stands on the pipeline. */
  String stream();

  /** A text; empty where the annotation's element is. */
  String text(String element);

  /** A text that isn't empty. */
  default Optional<String> given(String element) {
    String text = text(element);
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** Several texts; in the configuration separated by commas. */
  List<String> texts(String element);

  /** A whole number. */
  long number(String element);

  /** True or false. */
  boolean flag(String element);

  /**
   * A time, as in {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h} or ISO 8601's {@code PT30S}.
   */
  Duration duration(String element);

  /**
   * A constant of an enum, in the configuration also in lower case with {@code -} for {@code _}.
   */
  <E extends Enum<E>> E choice(String element, Class<E> type);

  /**
   * A value of another form.
   *
   * @param read reads a text; empty if it isn't of that form
   * @param expected what the value has to be, for the message: "a regular expression"
   */
  <T> T value(String element, Function<String, Optional<T>> read, String expected);

  /**
   * A format, by the name under which a {@link dev.etlsdk.api.codec.CodecProvider} has it. Its
   * options stand in the annotation's element of the same name with {@code Options} behind it, each
   * {@code name=value}, and in keys of their own: {@code sums.sink.format.nulls} for an element
   * {@code format}. Options that aren't there or have no such value are an error that names the key
   * and the nearest option.
   *
   * @throws dev.etlsdk.api.error.EtlException {@code ETL-CONFIG-0002} naming the formats on the
   *     class path, if it isn't one of them
   */
  Codec codec(String element);

  /**
   * Properties that are passed on to the connector's client, by the client's own names. Values may
   * refer to secrets: the connector keeps them as they are, and has {@link
   * dev.etlsdk.api.secret.SecretReferences} find the secrets when it makes a client.
   */
  Map<String, String> properties();

  /**
   * Pairs of names and values; in the annotation each {@code name=value}, in the configuration also
   * each by a key of its own. Such an element's name ends in {@code Properties}.
   */
  Map<String, String> properties(String element);
}
