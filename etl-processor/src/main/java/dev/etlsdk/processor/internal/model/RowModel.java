package dev.etlsdk.processor.internal.model;

import dev.etlsdk.api.schema.Schema;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A record whose components are columns.
 *
 * @param type the record
 * @param columns of it
 * @param personal the columns that are marked as personal
 */
public record RowModel(TypeElement type, Schema columns, List<String> personal) {

  public RowModel {
    personal = List.copyOf(personal);
  }

  /** The record's name, for messages. */
  public String simpleName() {
    return type.getSimpleName().toString();
  }
}
