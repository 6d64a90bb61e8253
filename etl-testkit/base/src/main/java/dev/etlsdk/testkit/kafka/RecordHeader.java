package dev.etlsdk.testkit.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One header of a record. Equal by content.
 *
 * <p>The bytes are not copied: whoever made the header leaves them unchanged.
 */
public final class RecordHeader {

  private final String name;
  private final byte @Nullable [] value;

  private RecordHeader(String name, byte @Nullable [] value) {
    this.name = Objects.requireNonNull(name, "name");
    this.value = value;
  }

  /** A header with a text value in UTF-8. */
  public static RecordHeader of(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A header with these bytes, or with no value at all. */
  public static RecordHeader ofBytes(String name, byte @Nullable [] value) {
    return new RecordHeader(name, value);
  }

  /** The header's name. */
  public String name() {
    return name;
  }

  /** The value as it is on the wire. */
  public byte @Nullable [] bytes() {
    return value;
  }

  /** The value read as UTF-8. */
  public @Nullable String text() {
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RecordHeader that
        && name.equals(that.name)
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return name + "=" + Excerpt.of(value);
  }
}
