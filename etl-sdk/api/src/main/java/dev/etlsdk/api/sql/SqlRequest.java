package dev.etlsdk.api.sql;

import dev.etlsdk.api.schema.Schema;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A query to be compiled.
 *
 * @param name of the stream it makes; the generated class is named after it
 * @param sql the text
 * @param tables the streams it may read, by name, without metadata columns
 * @param udfs where functions come from
 * @param sourceFolder where to write the generated source, so that a debugger can step through it
 */
public record SqlRequest(
    String name,
    String sql,
    Map<String, Schema> tables,
    UdfOptions udfs,
    Optional<Path> sourceFolder) {

  public SqlRequest {
    tables = Map.copyOf(tables);
  }
}
