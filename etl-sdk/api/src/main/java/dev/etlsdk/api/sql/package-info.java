/**
 * How the runtime finds and uses an SQL compiler: {@link dev.etlsdk.api.sql.SqlCompiler}, through
 * {@link java.util.ServiceLoader}. Nothing of a particular planner shows here.
 */
@NullMarked
package dev.etlsdk.api.sql;

import org.jspecify.annotations.NullMarked;
