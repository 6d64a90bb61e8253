/** Records as a user writes them, for the tests of typed batches. */
@NullMarked
package dev.etlsdk.processor.typed;

import org.jspecify.annotations.NullMarked;
