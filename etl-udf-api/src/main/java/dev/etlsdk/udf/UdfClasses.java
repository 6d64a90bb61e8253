package dev.etlsdk.udf;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a {@link UdfLibrary}: further public classes that hold functions, among them those whose
 * functions are instance methods.
 *
 * <p>A class with instance methods has one public constructor, without parameters or with one
 * {@link UdfConfig}. One instance is made for each task; if the class implements {@link
 * UdfLifecycle} it is opened before the first call and closed after the last.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface UdfClasses {

  /** The classes, in any order. */
  Class<?>[] value();
}
