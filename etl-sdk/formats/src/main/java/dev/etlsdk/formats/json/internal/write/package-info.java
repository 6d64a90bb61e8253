/** Vectors into records: a writer a type, put together once for a schema. */
@NullMarked
package dev.etlsdk.formats.json.internal.write;

import org.jspecify.annotations.NullMarked;
