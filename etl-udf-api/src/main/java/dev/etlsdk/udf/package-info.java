/**
 * What the author of a user-defined function (UDF) writes against: annotations and two small
 * interfaces.
 *
 * <p>Enter at {@link dev.etlsdk.udf.UdfLibrary}. A function in its shortest form:
 *
 * <pre>{@code
 * @AutoService(UdfLibrary.class)
 * public final class Numbers implements UdfLibrary {
 *   @Udf("IS_EVEN")
 *   public static boolean isEven(int value) {
 *     return (value & 1) == 0;
 *   }
 * }
 * }</pre>
 *
 * <p>Everything the SQL compiler has to know of a function stands in these annotations and in the
 * method's signature, so that it can be read from source, from a class file and by reflection
 * alike. Nothing that only the engine needs belongs here.
 */
@NullMarked
package dev.etlsdk.udf;

import org.jspecify.annotations.NullMarked;
