/** Which columns the columns of a pipeline's streams are made of, and the file that tells. */
@NullMarked
package dev.etlsdk.processor.internal.lineage;

import org.jspecify.annotations.NullMarked;
