package dev.etlsdk.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The column of this record component holds what identifies a person: no value of it, and nothing
 * that was computed of it, stands in the message of an error, in a log or in the headers of a dead
 * letter. The bytes of a dead letter are those of the record, as ever.
 *
 * <pre>{@code
 * record Customer(long id, @Pii String email, @Pii @Nullable String phone) {}
 * }</pre>
 *
 * <p>Marks a column of the stream whose rows are the record. What the SQL or the code of another
 * stage makes of such a column isn't looked into: all errors of that stage, and of those behind it,
 * go without values. Within the record of a component it marks the whole column.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Pii {}
