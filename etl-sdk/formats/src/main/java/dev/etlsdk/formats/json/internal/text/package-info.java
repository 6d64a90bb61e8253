/**
 * The bytes of JSON: tokens, numbers, dates and names, and what is wrong with them; nothing of
 * Arrow.
 */
@NullMarked
package dev.etlsdk.formats.json.internal.text;

import org.jspecify.annotations.NullMarked;
