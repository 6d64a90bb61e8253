/** What the annotation processor costs in a compilation. */
@NullMarked
package dev.etlsdk.benchmarks.processor;

import org.jspecify.annotations.NullMarked;
