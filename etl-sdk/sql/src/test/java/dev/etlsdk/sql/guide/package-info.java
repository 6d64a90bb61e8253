/** The functions that {@code docs/udf.md} shows, and the test that runs them. */
@NullMarked
package dev.etlsdk.sql.guide;

import org.jspecify.annotations.NullMarked;
