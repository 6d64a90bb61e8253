/**
 * How Java types become SQL types: {@link dev.etlsdk.api.schema.javatype.JavaType} is a Java type
 * without a class loader or a compiler behind it, {@link
 * dev.etlsdk.api.schema.javatype.RecordRules} the rules for records.
 *
 * <p>For those who read Java code on behalf of the SDK, by reflection or through {@code
 * javax.lang.model}; a user of the SDK enters at {@link dev.etlsdk.api.schema.RecordSchemas}:
 *
 * <pre>{@code
 * Schema schema = RecordSchemas.of(Reading.class);
 * }</pre>
 */
@NullMarked
package dev.etlsdk.api.schema.javatype;

import org.jspecify.annotations.NullMarked;
