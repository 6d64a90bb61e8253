/** Decoding and encoding of JSON, against Jackson's streaming API doing the same. */
@NullMarked
package dev.etlsdk.benchmarks.json;

import org.jspecify.annotations.NullMarked;
