@NullMarked
package dev.etlsdk.processor.lineage;

import org.jspecify.annotations.NullMarked;
