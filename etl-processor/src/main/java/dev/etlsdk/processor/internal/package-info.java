/** What the processor does in a compilation. */
@NullMarked
package dev.etlsdk.processor.internal;

import org.jspecify.annotations.NullMarked;
