@NullMarked
package dev.etlsdk.processor.transforms;

import org.jspecify.annotations.NullMarked;
