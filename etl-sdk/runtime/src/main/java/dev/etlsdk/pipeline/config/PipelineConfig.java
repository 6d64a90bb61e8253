package dev.etlsdk.pipeline.config;

import dev.etlsdk.api.connector.TextValues;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.secret.SecretReferences;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Values by key, each with where it was said. Immutable and thread-safe. Values may be secrets:
 * {@code toString} holds the keys only.
 *
 * <p>A value may refer to a secret, {@code env:NAME} or {@code file:/path}: see {@link
 * SecretReferences}. Whoever asks for the value gets the secret; a missing one is {@code
 * ETL-CONFIG-0004}.
 */
public final class PipelineConfig {

  private static final PipelineConfig EMPTY =
      new PipelineConfig(Map.of(), SecretReferences.ofProcess());

  private final Map<String, Entry> entries;
  private final SecretReferences secrets;

  private PipelineConfig(Map<String, Entry> entries, SecretReferences secrets) {
    this.entries = entries;
    this.secrets = secrets;
  }

  /**
   * A value.
   *
   * @param value as written
   * @param origin where it was said, for messages: {@code worker.properties}, {@code the
   *     environment}
   */
  private record Entry(String value, String origin) {}

  /** Nothing is said. */
  public static PipelineConfig empty() {
    return EMPTY;
  }

  /** Values said in code. */
  public static PipelineConfig of(Map<String, String> values) {
    return EMPTY.with(values, "code");
  }

  /**
   * This configuration, overridden by other values.
   *
   * @param origin where they were said, for messages
   */
  public PipelineConfig with(Map<String, String> values, String origin) {
    Map<String, Entry> merged = new LinkedHashMap<>(entries);
    values.forEach((key, value) -> merged.put(key, new Entry(value, origin)));
    return new PipelineConfig(Map.copyOf(merged), secrets);
  }

  /** This configuration, which looks for secrets elsewhere; by default in this process. */
  public PipelineConfig with(SecretReferences newSecrets) {
    return new PipelineConfig(entries, newSecrets);
  }

  /** The part of this configuration whose keys are wanted. */
  public PipelineConfig only(Predicate<String> wanted) {
    Map<String, Entry> part = new LinkedHashMap<>(entries);
    part.keySet().removeIf(wanted.negate());
    return new PipelineConfig(Map.copyOf(part), secrets);
  }

  /** The keys that are said. */
  public Set<String> keys() {
    return entries.keySet();
  }

  /** Whether a key is said. */
  public boolean has(String key) {
    return entries.containsKey(key);
  }

  /** Whether a key is said, and not with a blank text. */
  public boolean hasText(String key) {
    return written(key).filter(text -> !text.isBlank()).isPresent();
  }

  /**
   * The value of a key.
   *
   * @throws EtlException {@code ETL-CONFIG-0004} if it refers to a secret that isn't there
   */
  public Optional<String> get(String key) {
    return Optional.ofNullable(entries.get(key))
        .map(
            entry ->
                secrets.resolve(
                    "the configuration key '" + key + "' in " + entry.origin(), entry.value()));
  }

  /** Whether the value of a key is a reference to a secret. */
  public boolean refersToSecret(String key) {
    return written(key).filter(SecretReferences::isReference).isPresent();
  }

  /** The value of a key as it is written, which may be a reference. */
  Optional<String> written(String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::value);
  }

  /**
   * The value of a key that has to be there.
   *
   * @throws EtlException {@code ETL-CONFIG-0002} if it isn't
   */
  public String text(String key) {
    return get(key)
        .orElseThrow(
            () ->
                EtlException.of(EtlError.CONFIG_0002, "the configuration lacks '" + key + "'")
                    .fix("set '" + key + "'")
                    .build());
  }

  /**
   * The value of a key as a whole number.
   *
   * @throws EtlException {@code ETL-CONFIG-0002} if it isn't there, or isn't one
   */
  public long number(String key) {
    return TextValues.number(text(key)).orElseThrow(() -> unreadable(key, TextValues.NUMBER));
  }

  /**
   * The value of a key as true or false.
   *
   * @throws EtlException {@code ETL-CONFIG-0002} if it isn't there, or is neither
   */
  public boolean flag(String key) {
    return TextValues.flag(text(key)).orElseThrow(() -> unreadable(key, TextValues.FLAG));
  }

  /**
   * The value of a key as a time, as in {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h} or
   * {@code PT30S}.
   *
   * @throws EtlException {@code ETL-CONFIG-0002} if it isn't there, or isn't one
   */
  public Duration duration(String key) {
    return TextValues.duration(text(key)).orElseThrow(() -> unreadable(key, TextValues.DURATION));
  }

  /**
   * The value of a key as a number of bytes, as in {@code 65536}, {@code 64KiB}, {@code 512MiB} or
   * {@code 2GiB}.
   *
   * @throws EtlException {@code ETL-CONFIG-0002} if it isn't there, or isn't one
   */
  public long size(String key) {
    return TextValues.size(text(key)).orElseThrow(() -> unreadable(key, TextValues.SIZE));
  }

  /** Without the value, which may be a secret. */
  private EtlException unreadable(String key, String expected) {
    return EtlException.of(
            EtlError.CONFIG_0002,
            "the value of '" + key + "' in " + origin(key) + " isn't " + expected)
        .fix("set '" + key + "' to a value of that form")
        .build();
  }

  /** Where the value of a key was said, for messages; empty if it wasn't. */
  public String origin(String key) {
    Entry entry = entries.get(key);
    return entry == null ? "" : entry.origin();
  }

  @Override
  public String toString() {
    return "PipelineConfig" + entries.keySet();
  }
}
