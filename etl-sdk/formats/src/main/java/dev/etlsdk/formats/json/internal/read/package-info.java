/** Records into vectors: a reader a type, put together once for a schema. */
@NullMarked
package dev.etlsdk.formats.json.internal.read;

import org.jspecify.annotations.NullMarked;
