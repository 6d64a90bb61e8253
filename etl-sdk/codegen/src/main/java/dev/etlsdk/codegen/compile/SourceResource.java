package dev.etlsdk.codegen.compile;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.codehaus.commons.compiler.util.resource.Resource;

/** A source text that isn't a file. */
final class SourceResource implements Resource {

  private final String name;
  private final String text;

  SourceResource(String name, String text) {
    this.name = name;
    this.text = text;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String getFileName() {
    return name;
  }

  @Override
  public long lastModified() {
    return 0;
  }
}
