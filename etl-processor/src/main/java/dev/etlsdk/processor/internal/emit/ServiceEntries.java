package dev.etlsdk.processor.internal.emit;

import dev.etlsdk.processor.internal.read.ModuleAccess;
import dev.etlsdk.processor.internal.read.Visibility;
import dev.etlsdk.udf.UdfLibrary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Registers the function libraries of a module for {@link java.util.ServiceLoader}, so that
 * pipelines which are built at run time find them as well. Entries that are there already stay, but
 * for those of its own whose class isn't there any more.
 */
public final class ServiceEntries {

  private static final String FILE = "META-INF/services/" + UdfLibrary.class.getName();

  /** Behind an entry, a comment to {@link java.util.ServiceLoader}: written here, not by hand. */
  private static final String MARK = " # etl-processor";

  private static final String AUTO_SERVICE = "com.google.auto.service.AutoService";

  private final ProcessingEnvironment environment;
  private final GeneratedFiles files;

  /** The entries of a compilation. */
  public ServiceEntries(ProcessingEnvironment environment, GeneratedFiles files) {
    this.environment = environment;
    this.files = files;
  }

  /** Registers those of some classes that are libraries; once a compilation, at its end. */
  public void write(Collection<TypeElement> functionClasses) {
    List<TypeElement> libraries = functionClasses.stream().filter(this::isLibrary).toList();
    libraries.forEach(this::warnOfModule);
    List<TypeElement> left =
        libraries.stream().filter(library -> !hasAutoService(library)).toList();
    if (left.size() < libraries.size()) {
      // Its processor writes the file, and a compilation can create a file but once.
      left.forEach(this::warn);
    } else if (!left.isEmpty()) {
      register(left);
    }
  }

  private void register(List<TypeElement> libraries) {
    List<String> before = existing();
    Set<String> wanted = new LinkedHashSet<>();
    libraries.forEach(
        library -> wanted.add(environment.getElementUtils().getBinaryName(library).toString()));
    List<String> lines = new ArrayList<>();
    for (String line : before) {
      String name = line.replaceFirst("#.*", "").strip();
      if (wanted.remove(name) || !line.endsWith(MARK) || isThere(name)) {
        lines.add(line);
      }
    }
    wanted.forEach(name -> lines.add(name + MARK));
    if (!lines.equals(before)) {
      files.resource(FILE, String.join("\n", lines) + "\n", libraries);
    }
  }

  /** In incremental builds a library may come from its class file. */
  private boolean isThere(String binaryName) {
    TypeElement type = environment.getElementUtils().getTypeElement(binaryName.replace('$', '.'));
    return type != null && isLibrary(type);
  }

  private List<String> existing() {
    try {
      return new ArrayList<>(
          environment
              .getFiler()
              .getResource(StandardLocation.CLASS_OUTPUT, "", FILE)
              .getCharContent(true)
              .toString()
              .lines()
              .toList());
    } catch (IOException | IllegalArgumentException e) {
      return new ArrayList<>(); // there is none
    }
  }

  private boolean isLibrary(TypeElement type) {
    TypeElement library = environment.getElementUtils().getTypeElement(UdfLibrary.class.getName());
    return library != null
        && environment.getTypeUtils().isSubtype(type.asType(), library.asType())
        && type.getKind() == ElementKind.CLASS
        && Visibility.everywhere(type)
        && !type.getModifiers().contains(Modifier.ABSTRACT)
        && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .anyMatch(
                constructor ->
                    constructor.getParameters().isEmpty()
                        && constructor.getModifiers().contains(Modifier.PUBLIC));
  }

  private static boolean hasAutoService(TypeElement type) {
    return type.getAnnotationMirrors().stream()
        .map(AnnotationMirror::getAnnotationType)
        .anyMatch(annotation -> annotation.toString().equals(AUTO_SERVICE));
  }

  /** A named module's service files don't count on the module path. */
  private void warnOfModule(TypeElement library) {
    TypeElement service = environment.getElementUtils().getTypeElement(UdfLibrary.class.getName());
    if (service != null) {
      new ModuleAccess(environment.getElementUtils())
          .missingProvides(service, library)
          .ifPresent(
              line ->
                  environment
                      .getMessager()
                      .printMessage(
                          Diagnostic.Kind.WARNING,
                          "on the module path the functions of "
                              + library.getSimpleName()
                              + " are found by pipelines that are built at run time only if the"
                              + " module provides them; add to module-info: "
                              + line,
                          library));
    }
  }

  private void warn(TypeElement library) {
    environment
        .getMessager()
        .printMessage(
            Diagnostic.Kind.WARNING,
            "the functions of "
                + library.getSimpleName()
                + " are found by pipelines that are built at run time only if it is registered;"
                + " annotate it with @AutoService(UdfLibrary.class), as other libraries here are",
            library);
  }
}
