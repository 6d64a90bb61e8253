@NullMarked
package dev.etlsdk.processor.functions;

import org.jspecify.annotations.NullMarked;
