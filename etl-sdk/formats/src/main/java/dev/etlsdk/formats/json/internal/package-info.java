/**
 * How the JSON codec works inside. A reader or writer a type, put together once for a schema; the
 * bytes go straight to and from Arrow memory.
 */
@NullMarked
package dev.etlsdk.formats.json.internal;

import org.jspecify.annotations.NullMarked;
