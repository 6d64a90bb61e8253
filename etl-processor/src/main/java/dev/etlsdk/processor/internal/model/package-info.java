/** What is known of a pipeline. */
@NullMarked
package dev.etlsdk.processor.internal.model;

import org.jspecify.annotations.NullMarked;
