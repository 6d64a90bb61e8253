/** Compiles generated source at run time and loads it. */
@NullMarked
package dev.etlsdk.codegen.compile;

import org.jspecify.annotations.NullMarked;
