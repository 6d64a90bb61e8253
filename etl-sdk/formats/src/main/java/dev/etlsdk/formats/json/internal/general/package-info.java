/**
 * The codec by way of a parser of others and Java objects: what the quick one is held against, and
 * the one for lenient input.
 */
@NullMarked
package dev.etlsdk.formats.json.internal.general;

import org.jspecify.annotations.NullMarked;
