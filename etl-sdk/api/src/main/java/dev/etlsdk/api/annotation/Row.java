package dev.etlsdk.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record whose values stand in columns. The annotation processor generates, beside the record,
 * the class {@code <Record>Batch}: its schema, a view of a batch with a method for each component,
 * and a writer that makes batches of records.
 *
 * <p>Records that are rows of a {@link Pipeline} need no annotation. What a component may be, says
 * {@link dev.etlsdk.api.schema.RecordSchemas}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Row {}
