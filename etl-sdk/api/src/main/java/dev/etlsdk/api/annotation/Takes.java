package dev.etlsdk.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what an element of a connector's annotation takes, so that the compiler looks at values that
 * are written there. It stands on an element of type {@code String} or {@code String[]}. A value
 * with a placeholder is looked at when the worker starts.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Takes {

  /** Of what kind values are. */
  Kind value();

  /** What there is to choose from, for {@link Kind#CHOICE}; matched without case. */
  String[] choices() default {};

  /** A kind of values. */
  enum Kind {
    /** Any text that isn't blank; at least one. */
    TEXT,
    /**
     * The name of a topic, a table or another place, as {@link #TEXT}. Dead letters don't go to one
     * that a source reads with an annotation of the same package.
     */
    PLACE,
    /** {@code true} or {@code false}. */
    FLAG,
    /** A whole number, at least 1. */
    COUNT,
    /** A time such as {@code 500ms} or {@code 30s}, more than 0. */
    DURATION,
    /** The name of a column of the stream, or the empty text for none. */
    COLUMN,
    /** One of the {@link Takes#choices()}. */
    CHOICE,
    /** {@code name=value}; any number of them. */
    PAIRS
  }
}
