/** The rules, one a class. */
@NullMarked
package dev.etlsdk.processor.internal.validate;

import org.jspecify.annotations.NullMarked;
