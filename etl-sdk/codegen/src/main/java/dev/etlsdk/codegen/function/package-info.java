/** The functions of SQL that are built in: which Java method a call means. */
@NullMarked
package dev.etlsdk.codegen.function;

import org.jspecify.annotations.NullMarked;
