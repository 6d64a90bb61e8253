/** Text to a checked relational tree. */
@NullMarked
package dev.etlsdk.sql.internal.plan;

import org.jspecify.annotations.NullMarked;
