package dev.etlsdk.processor.internal.emit.batch;

import com.palantir.javapoet.ClassName;
import dev.etlsdk.api.schema.DataType;
import javax.lang.model.element.TypeElement;

/**
 * A record within the one that a batch is of.
 *
 * @param type the record
 * @param row its columns
 * @param reader the class that reads it, inside the batch's
 * @param writer the class that writes it, inside the batch's
 */
record NestedRecord(TypeElement type, DataType.Row row, ClassName reader, ClassName writer) {}
