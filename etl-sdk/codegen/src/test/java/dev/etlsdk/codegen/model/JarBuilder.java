package dev.etlsdk.codegen.model;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources into a jar, as the author of a library does. */
final class JarBuilder {

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> resources = new LinkedHashMap<>();

  /** Adds a class. */
  JarBuilder source(String className, String text) {
    sources.put(className, text);
    return this;
  }

  /** Registers libraries for ServiceLoader. */
  JarBuilder libraries(String... classNames) {
    return resource(
        "META-INF/services/dev.etlsdk.udf.UdfLibrary",
        String.join("\n", classNames).getBytes(StandardCharsets.UTF_8));
  }

  JarBuilder resource(String name, byte[] content) {
    resources.put(name, content);
    return this;
  }

  /**
   * Writes the jar.
   *
   * @param leftOut class names that are compiled but not put into the jar
   */
  Path write(Path jar, String... leftOut) throws IOException {
    Path classes = Files.createTempDirectory("classes");
    if (!sources.isEmpty()) {
      compile(classes);
    }
    for (String name : leftOut) {
      Files.delete(classes.resolve(name.replace('.', '/') + ".class"));
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        add(
            entries,
            classes.relativize(file).toString().replace('\\', '/'),
            Files.readAllBytes(file));
      }
      for (Map.Entry<String, byte[]> resource : resources.entrySet()) {
        add(entries, resource.getKey(), resource.getValue());
      }
    }
    return jar;
  }

  private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(content);
    jar.closeEntry();
  }

  private void compile(Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((name, text) -> files.add(new Source(name, text)));
    StringWriter messages = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                messages, null, null, List.of("-d", classes.toString(), "-proc:none"), null, files)
            .call();
    if (!compiled) {
      throw new AssertionError("a fixture doesn't compile: " + messages);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
