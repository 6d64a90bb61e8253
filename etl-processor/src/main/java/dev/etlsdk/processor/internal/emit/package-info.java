/** From a pipeline without findings to source. */
@NullMarked
package dev.etlsdk.processor.internal.emit;

import org.jspecify.annotations.NullMarked;
