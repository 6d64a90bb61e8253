package dev.etlsdk.udf;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a parameter of a reference type that isn't a box, such as {@code String}: the method is called
 * for NULL too and sees {@code null}. Without it the result is NULL without a call.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface AcceptsNull {}
