/**
 * Tables and columns by name: what a query sees of the streams, and what its columns are called.
 */
@NullMarked
package dev.etlsdk.sql.internal.name;

import org.jspecify.annotations.NullMarked;
