/** Benchmarks of SQL expressions: generated code against loops written by hand. */
@NullMarked
package dev.etlsdk.benchmarks.expressions;

import org.jspecify.annotations.NullMarked;
