package dev.etlsdk.codegen.compile;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.commons.compiler.InternalCompilerException;
import org.codehaus.commons.compiler.util.resource.MapResourceCreator;
import org.codehaus.commons.compiler.util.resource.MapResourceFinder;
import org.codehaus.commons.compiler.util.resource.Resource;
import org.codehaus.janino.ClassLoaderIClassLoader;
import org.codehaus.janino.Compiler;

/** Compiles generated source with Janino. Thread-safe. */
public final class SourceCompiler {

  private final ClassLoader parent;

  /**
   * A compiler.
   *
   * @param parent sees the kernels and the classes of user-defined functions
   */
  public SourceCompiler(ClassLoader parent) {
    this.parent = parent;
  }

  /**
   * Compiles classes.
   *
   * @param sources text by class name
   * @return class files by class name
   * @throws EtlException ETL-SQL-0009, with the source's line, if the text doesn't compile: a
   *     mistake of the SDK
   */
  public Map<String, byte[]> compile(Map<String, String> sources) {
    Map<String, byte[]> files = new HashMap<>();
    Compiler compiler = new Compiler();
    compiler.setSourceFinder(new MapResourceFinder());
    compiler.setIClassLoader(new ClassLoaderIClassLoader(parent));
    compiler.setClassFileCreator(new MapResourceCreator(files));
    compiler.setTargetVersion(8);
    compiler.setDebugLines(true);
    compiler.setDebugSource(true);
    compiler.setDebugVars(true);
    try {
      compiler.compile(
          sources.entrySet().stream().map(SourceCompiler::resource).toArray(Resource[]::new));
    } catch (CompileException | InternalCompilerException | IOException e) {
      throw EtlException.of(EtlError.SQL_0009, "generated code doesn't compile: " + e.getMessage())
          .fix("this is a mistake of the SDK: please report it with the SQL and explain(CODE)")
          .cause(e)
          .build();
    }
    Map<String, byte[]> classes = new HashMap<>();
    files.forEach(
        (file, bytes) ->
            classes.put(
                file.substring(0, file.length() - ".class".length()).replace('/', '.'), bytes));
    return classes;
  }

  private static Resource resource(Map.Entry<String, String> source) {
    String file = source.getKey().replace('.', '/') + ".java";
    return new SourceResource(file, source.getValue());
  }
}
