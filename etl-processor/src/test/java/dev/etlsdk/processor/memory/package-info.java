/**
 * A connector that nobody has told the processor of, as a third party would write it: annotations,
 * factories, and a source and sinks in memory.
 */
@NullMarked
package dev.etlsdk.processor.memory;

import org.jspecify.annotations.NullMarked;
