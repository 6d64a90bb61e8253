package dev.etlsdk.processor.memory;

import dev.etlsdk.api.annotation.SinkConnector;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Rows go to a table. */
@Target({ElementType.METHOD})
@Retention(RetentionPolicy.CLASS)
@Repeatable(MemorySink.List.class)
@SinkConnector(value = MemorySinkFactory.class, valueName = "table")
public @interface MemorySink {

  /** Its name. */
  String value();

  /** Where it is. */
  String place() default "${place}";

  /** Several tables. */
  @Target({ElementType.METHOD})
  @Retention(RetentionPolicy.CLASS)
  @interface List {

    /** The annotations. */
    MemorySink[] value();
  }
}
