/** Pipelines that are written in both forms. */
@NullMarked
package dev.etlsdk.processor.same;

import org.jspecify.annotations.NullMarked;
