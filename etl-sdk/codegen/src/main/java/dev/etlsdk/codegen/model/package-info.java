/**
 * The neutral model of functions: what the SQL compiler and the annotation processor know of a
 * user-defined function, without loading or running it.
 *
 * <p>Enter at {@link dev.etlsdk.codegen.model.UdfRegistry}, which finds functions and resolves
 * calls:
 *
 * <pre>{@code
 * try (UdfRegistry registry = UdfRegistry.create(UdfOptions.DEFAULT, loader)) {
 *   UdfResolution call = registry.resolve("IS_EVEN", List.of(DataType.INTEGER));
 * }
 * }</pre>
 *
 * <p>{@link dev.etlsdk.codegen.model.UdfModel} has two readers with one set of rules behind them,
 * held equal by a test: {@link dev.etlsdk.codegen.model.ReflectionUdfReader} from loaded classes
 * and {@link dev.etlsdk.codegen.model.ElementUdfReader} from what {@code javac} knows of source and
 * class files. Emitting code doesn't belong here.
 */
@NullMarked
package dev.etlsdk.codegen.model;

import org.jspecify.annotations.NullMarked;
