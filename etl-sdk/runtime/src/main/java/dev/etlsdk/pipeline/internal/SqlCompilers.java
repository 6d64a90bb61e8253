package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.sql.SqlCompiler;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceLoader;

/** Finds the SQL compiler on the class path. */
final class SqlCompilers {

  private SqlCompilers() {}

  /** The compiler that the thread's class loader sees, or else the SDK's. */
  static Optional<SqlCompiler> find() {
    Optional<SqlCompiler> ofThread = first(ServiceLoader.load(SqlCompiler.class));
    if (ofThread.isPresent()) {
      return ofThread;
    }
    return first(ServiceLoader.load(SqlCompiler.class, SqlCompilers.class.getClassLoader()));
  }

  private static Optional<SqlCompiler> first(ServiceLoader<SqlCompiler> loader) {
    Iterator<SqlCompiler> found = loader.iterator();
    return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
  }
}
