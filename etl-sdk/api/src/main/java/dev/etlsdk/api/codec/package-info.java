/** From a record's bytes to Arrow vectors and back: {@link dev.etlsdk.api.codec.Codec}. */
@NullMarked
package dev.etlsdk.api.codec;

import org.jspecify.annotations.NullMarked;
