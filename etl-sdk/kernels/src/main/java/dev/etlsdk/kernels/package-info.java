/**
 * What generated code calls: memory access, bitmaps, checked arithmetic and casts. Scalar functions
 * are in the packages below. Written for generated code, not for users.
 */
@NullMarked
package dev.etlsdk.kernels;

import org.jspecify.annotations.NullMarked;
