package dev.etlsdk.processor.internal.read;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** What the named module that is compiled gives to others. */
public final class ModuleAccess {

  private final Elements elements;

  /** The access within one compilation. */
  public ModuleAccess(Elements elements) {
    this.elements = elements;
  }

  /**
   * The line that the module lacks so that a class of another one can make instances of a type and
   * read its parts; empty if it lacks none.
   *
   * @param type is compiled now
   * @param reader the name of that class
   */
  public Optional<String> missingOpens(TypeElement type, String reader) {
    ModuleElement module = elements.getModuleOf(type);
    PackageElement inside = elements.getPackageOf(type);
    if (module == null || module.isUnnamed() || module.isOpen()) {
      return Optional.empty();
    }
    String to = nameOfModule(reader);
    boolean opened =
        ElementFilter.opensIn(module.getDirectives()).stream()
            .anyMatch(
                opens -> opens.getPackage().equals(inside) && has(opens.getTargetModules(), to));
    return opened
        ? Optional.empty()
        : Optional.of(
            "opens " + inside.getQualifiedName() + (to.isEmpty() ? "" : " to " + to) + ";");
  }

  /**
   * The line that the module lacks so that a class of it is found as a service; empty if it lacks
   * none.
   *
   * @param type is compiled now
   */
  public Optional<String> missingProvides(TypeElement service, TypeElement type) {
    ModuleElement module = elements.getModuleOf(type);
    if (module == null || module.isUnnamed()) {
      return Optional.empty();
    }
    boolean provided =
        ElementFilter.providesIn(module.getDirectives()).stream()
            .anyMatch(
                provides ->
                    provides.getService().equals(service)
                        && provides.getImplementations().contains(type));
    return provided
        ? Optional.empty()
        : Optional.of(
            "provides " + service.getQualifiedName() + " with " + type.getQualifiedName() + ";");
  }

  private static boolean has(@Nullable List<? extends ModuleElement> targets, String name) {
    return targets == null
        || targets.stream().anyMatch(target -> target.getQualifiedName().contentEquals(name));
  }

  /** The empty text for the class path. */
  private String nameOfModule(String className) {
    TypeElement type = elements.getTypeElement(className);
    ModuleElement module = type == null ? null : elements.getModuleOf(type);
    return module == null ? "" : module.getQualifiedName().toString();
  }
}
