/**
 * The types of the SQL room: how they stand to the planner's, and which of them go over into which.
 */
@NullMarked
package dev.etlsdk.sql.internal.type;

import org.jspecify.annotations.NullMarked;
