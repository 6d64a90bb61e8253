/**
 * The annotation processor. Put {@code etl-processor} on the processor path of a module with a
 * {@link dev.etlsdk.api.annotation.Pipeline}; nothing of it is called by anybody but the compiler.
 *
 * <p>The phases are packages of {@code internal}: {@code read} makes the {@code model} of the
 * elements, {@code validate} holds one rule a class, {@code emit} writes the sources.
 */
@NullMarked
package dev.etlsdk.processor;

import org.jspecify.annotations.NullMarked;
