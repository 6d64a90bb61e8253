package dev.etlsdk.processor.internal.emit;

import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/** Takes what a compilation generates. */
public final class GeneratedFiles {

  private final ProcessingEnvironment environment;

  /** The files of a compilation. */
  public GeneratedFiles(ProcessingEnvironment environment) {
    this.environment = environment;
  }

  /** Writes a class. */
  public void source(JavaFile file, Collection<TypeElement> origins) {
    String name = file.typeSpec().name();
    String packageName = file.packageName();
    source(packageName.isEmpty() ? name : packageName + "." + name, file.toString(), origins);
  }

  /**
   * Writes a class.
   *
   * @param name its qualified name
   * @param origins the types of which it is made, for incremental builds
   */
  public void source(String name, String text, Collection<TypeElement> origins) {
    try (Writer writer =
        environment
            .getFiler()
            .createSourceFile(name, origins.toArray(new Element[0]))
            .openWriter()) {
      writer.write(text);
    } catch (IOException e) {
      fail("the generated class " + name, origins, e);
    }
  }

  /** Writes a file beside the classes. */
  public void resource(String path, String text, Collection<TypeElement> origins) {
    try (Writer writer =
        environment
            .getFiler()
            .createResource(
                StandardLocation.CLASS_OUTPUT, "", path, origins.toArray(new Element[0]))
            .openWriter()) {
      writer.write(text);
    } catch (IOException e) {
      fail("the generated file " + path, origins, e);
    }
  }

  private void fail(String what, Collection<TypeElement> origins, IOException failure) {
    environment
        .getMessager()
        .printMessage(
            Diagnostic.Kind.ERROR,
            what + " can't be written: " + failure,
            origins.stream().findFirst().orElse(null));
  }
}
