package dev.etlsdk.processor.internal.read;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** From where a type can be named in source. */
public final class Visibility {

  private Visibility() {}

  /** Whether a type, and each around it, is public. */
  public static boolean everywhere(TypeElement type) {
    for (Element scope = type; !(scope instanceof PackageElement); ) {
      if (!scope.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
      scope = scope.getEnclosingElement();
    }
    return true;
  }

  /** Whether a type can be named by other classes of a package. */
  public static boolean in(PackageElement inside, TypeElement type) {
    if (everywhere(type)) {
      return true;
    }
    Element scope = type;
    while (!(scope instanceof PackageElement)) {
      if (scope.getModifiers().contains(Modifier.PRIVATE)) {
        return false;
      }
      scope = scope.getEnclosingElement();
    }
    return scope.equals(inside);
  }
}
