/**
 * The functions of SQL, one a file, by family; enter at {@link
 * dev.etlsdk.kernels.function.Functions}. Operators (arithmetic, comparison, logic, CASE, CAST) are
 * no functions and live with generated code's other helpers.
 *
 * <p>A function is a public static method with {@link dev.etlsdk.udf.Udf}, whose signature is its
 * SQL signature as for user-defined functions, with these additions, since the planner already
 * knows the type of every call:
 *
 * <ul>
 *   <li>The name is that of the planner's operator, such as {@code SIMILAR TO} or {@code ||}; other
 *       names of one function are in {@link dev.etlsdk.kernels.function.Functions#aliases}.
 *   <li>An argument comes as the nearest parameter type: integers and decimals become {@code
 *       double} where that is all there is.
 *   <li>A {@code BigDecimal} result has a scale of its own; the caller brings it to that of the
 *       call's type.
 *   <li>{@code List<?>}, {@code Map<?, ?>} and {@code Object} take and give any ARRAY, MAP and
 *       element.
 *   <li>A keyword in a call, as in {@code TRIM(BOTH …)} or {@code FLOOR(… TO MONTH)}, comes as its
 *       name in a {@code String}.
 *   <li>The last parameter of a method with variable arguments takes any number of them.
 * </ul>
 *
 * <p>All are stateless or hold bounded, thread-safe caches. They fail with {@link
 * dev.etlsdk.kernels.RowFailure}. What they mean is what PostgreSQL does, or where it has no such
 * function Apache Calcite; the SQL scripts of {@code etl-sdk-sql} say which.
 */
@NullMarked
package dev.etlsdk.kernels.function;

import org.jspecify.annotations.NullMarked;
