package dev.etlsdk.api.annotation;

import dev.etlsdk.api.schema.TypeKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what an element of a connector's annotation takes, so that the compiler looks at values that
 * are written there. It stands on an element of type {@code String}, {@code String[]} or a number.
 *
 * <p>Of a text with placeholders the compiler looks at what it is by their defaults; if one has
 * none, the text is looked at when the worker starts. The empty text is fine where it is the
 * element's default.
 *
 * <pre>{@code
 * @Takes(Kind.DURATION)
 * String timeout() default "30s";
 *
 * @Takes(value = {Kind.CHOICE, Kind.INSTANT}, choices = {"first", "last"})
 * String start() default "first";
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Takes {

  /** Of what kind values are: of one of these. */
  Kind[] value();

  /** What there is to choose from, for {@link Kind#CHOICE}; matched without case. */
  String[] choices() default {};

  /**
   * A regular expression that the whole of a text matches, for {@link Kind#TEXT}, {@link
   * Kind#PLACE} and {@link Kind#SYSTEM}. Any text by default.
   */
  String form() default "";

  /** What a text of that {@link #form} is, for messages: {@code host:port}. */
  String expected() default "";

  /** The types that a column may have, for columns; any by default. */
  TypeKind[] types() default {};

  /** A kind of values. */
  enum Kind {
    /** Any text that isn't blank, or one of a {@link Takes#form()}; at least one. */
    TEXT,
    /**
     * The name of a topic, a table or another place, as {@link #TEXT}. Dead letters don't go to one
     * that a source reads with an annotation of the same package.
     */
    PLACE,
    /**
     * In which system places are, such as {@code host:port}; as {@link #TEXT}. Places of one name
     * are the same only where these are equal.
     */
    SYSTEM,
    /** {@code true} or {@code false}. */
    FLAG,
    /** A whole number, at least 0. */
    WHOLE,
    /** A whole number, at least 1. */
    COUNT,
    /** A number from 0 to 1. */
    SHARE,
    /** A time such as {@code 500ms} or {@code 30s}, more than 0. */
    DURATION,
    /** A time as of {@link #DURATION}, or {@code 0s}. */
    DELAY,
    /** A number of bytes such as {@code 65536}, {@code 64KiB} or {@code 512MiB}, at least 1. */
    SIZE,
    /** A moment such as {@code 2026-01-31T12:00:00Z}. */
    INSTANT,
    /** A regular expression. */
    PATTERN,
    /** The code of an error, such as {@code ETL-UDF-0001}. */
    ERROR_CODE,
    /** The name of a column of the stream, or the empty text for none. */
    COLUMN,
    /** {@code name=column}; any number of them. */
    COLUMN_PAIRS,
    /** One of the {@link Takes#choices()}. */
    CHOICE,
    /** {@code name=value}; any number of them. The compiler shows no value, which may be secret. */
    PAIRS,
    /**
     * {@code name=value}, options of a format. The element {@code formatOptions} has those of the
     * format that {@code format} names; if the processor knows it, as it knows JSON, the compiler
     * looks at the options themselves.
     */
    FORMAT_OPTIONS
  }
}
