package dev.etlsdk.processor.internal.read;

import java.util.Objects;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** From where a type can be named in source. */
public final class Visibility {

  private Visibility() {}

  /** Whether a type, and each around it, is public. */
  public static boolean everywhere(TypeElement type) {
    return scopes(type).allMatch(scope -> scope.getModifiers().contains(Modifier.PUBLIC));
  }

  /** Whether a type can be named by other classes of a package. */
  public static boolean in(PackageElement inside, TypeElement type) {
    return everywhere(type)
        || (packageOf(type).equals(inside)
            && scopes(type).noneMatch(scope -> scope.getModifiers().contains(Modifier.PRIVATE)));
  }

  /** The package of an element. */
  static PackageElement packageOf(Element element) {
    Element scope = element;
    while (scope != null) {
      if (scope instanceof PackageElement found) {
        return found;
      }
      scope = scope.getEnclosingElement();
    }
    throw new IllegalArgumentException(element + " is in no package");
  }

  /** A type and those around it. */
  private static Stream<Element> scopes(TypeElement type) {
    return Stream.iterate((Element) type, TypeElement.class::isInstance, scope -> enclosing(scope));
  }

  private static Element enclosing(Element scope) {
    return Objects.requireNonNull(scope.getEnclosingElement(), "a type is in a package");
  }
}
