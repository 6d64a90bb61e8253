/** A user's package: what the processor is given in tests and shown in the documents. */
@NullMarked
package dev.etlsdk.processor.annotated;

import org.jspecify.annotations.NullMarked;
