package dev.etlsdk.processor.memory;

import dev.etlsdk.api.annotation.DeadLetterConnector;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Failed records go to a table. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.CLASS)
@DeadLetterConnector(value = MemoryDeadLettersFactory.class, valueName = "table")
public @interface MemoryDeadLetters {

  /** Its name. */
  String value();

  /** Where it is. */
  String place() default "${place}";
}
