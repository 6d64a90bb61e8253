/**
 * The SQL compiler: {@link dev.etlsdk.sql.CalciteSqlCompiler}, found through {@link
 * java.util.ServiceLoader} as a {@link dev.etlsdk.api.sql.SqlCompiler}. Users see that interface
 * only.
 */
@NullMarked
package dev.etlsdk.sql;

import org.jspecify.annotations.NullMarked;
