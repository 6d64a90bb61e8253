/** From elements to the model. */
@NullMarked
package dev.etlsdk.processor.internal.read;

import org.jspecify.annotations.NullMarked;
