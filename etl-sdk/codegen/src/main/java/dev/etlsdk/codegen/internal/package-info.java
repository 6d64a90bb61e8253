/** How plans become Java source. Not for users. */
@NullMarked
package dev.etlsdk.codegen.internal;

import org.jspecify.annotations.NullMarked;
