/**
 * What is wrong with a text and where: the exceptions of the phases, and the excerpt with a caret.
 */
@NullMarked
package dev.etlsdk.sql.internal.problem;

import org.jspecify.annotations.NullMarked;
