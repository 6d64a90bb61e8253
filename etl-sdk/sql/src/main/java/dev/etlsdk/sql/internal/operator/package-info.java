/** Operators and functions that a text may use, and what they become in the plan. */
@NullMarked
package dev.etlsdk.sql.internal.operator;

import org.jspecify.annotations.NullMarked;
