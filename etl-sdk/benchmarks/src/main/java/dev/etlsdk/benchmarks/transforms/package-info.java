/** What a row costs in a transform: in generated code, in batches, and by reflection. */
@NullMarked
package dev.etlsdk.benchmarks.transforms;

import org.jspecify.annotations.NullMarked;
