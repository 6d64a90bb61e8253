package dev.etlsdk.processor.memory;

import dev.etlsdk.api.annotation.SourceConnector;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Rows come from a topic. */
@Target({ElementType.METHOD})
@Retention(RetentionPolicy.CLASS)
@SourceConnector(value = MemorySourceFactory.class, valueName = "topic")
public @interface MemorySource {

  /** Its name. */
  String value();

  /** Of what form its records are. */
  String format() default "json";

  /** Where it is. */
  String place() default "${place}";
}
