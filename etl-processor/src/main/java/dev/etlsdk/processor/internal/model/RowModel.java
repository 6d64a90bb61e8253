package dev.etlsdk.processor.internal.model;

import dev.etlsdk.api.schema.Schema;
import javax.lang.model.element.TypeElement;

/**
 * A record whose components are columns.
 *
 * @param type the record
 * @param columns of it
 */
public record RowModel(TypeElement type, Schema columns) {

  /** The record's name, for messages. */
  public String simpleName() {
    return type.getSimpleName().toString();
  }
}
