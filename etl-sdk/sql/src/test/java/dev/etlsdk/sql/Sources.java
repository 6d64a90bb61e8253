package dev.etlsdk.sql;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sql.SqlRequest;
import dev.etlsdk.api.sql.UdfOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The source that is generated for a query, through the folder that a user asks for it in. */
final class Sources {

  private Sources() {}

  static Map<String, String> of(String sql, Map<String, Schema> tables, Path folder)
      throws IOException {
    return of("query", sql, tables, UdfOptions.DEFAULT, folder);
  }

  /** Texts by class name. */
  static Map<String, String> of(
      String name, String sql, Map<String, Schema> tables, UdfOptions udfs, Path folder)
      throws IOException {
    Path root = Files.createTempDirectory(folder, "sources");
    new CalciteSqlCompiler()
        .compile(new SqlRequest(name, sql, tables, udfs, Optional.of(root)))
        .close();
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = root.relativize(file).toString();
        texts.put(
            path.substring(0, path.length() - ".java".length())
                .replace('/', '.')
                .replace('\\', '.'),
            Files.readString(file));
      }
    }
    return texts;
  }
}
