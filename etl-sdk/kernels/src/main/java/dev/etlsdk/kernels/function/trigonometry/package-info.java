/**
 * Functions of angles, in radians or (with a D at the end of the name) in degrees, and hyperbolic
 * functions.
 *
 * <p>Written for generated code. From SQL: {@code SELECT SIND(angle) FROM turns}.
 */
@NullMarked
package dev.etlsdk.kernels.function.trigonometry;

import org.jspecify.annotations.NullMarked;
