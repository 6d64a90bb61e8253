package dev.etlsdk.processor.internal.read;

import dev.etlsdk.api.annotation.Pii;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** The components of a record that carry {@link Pii}, or hold a record with one that does. */
final class PersonalComponents {

  private PersonalComponents() {}

  static List<String> of(TypeElement record) {
    return record.getRecordComponents().stream()
        .filter(component -> isMarked(component, new HashSet<>(Set.of(record))))
        .map(component -> component.getSimpleName().toString())
        .toList();
  }

  private static boolean isMarked(RecordComponentElement component, Set<TypeElement> seen) {
    return component.getAnnotation(Pii.class) != null || holds(component.asType(), seen);
  }

  private static boolean holds(TypeMirror type, Set<TypeElement> seen) {
    if (!(type instanceof DeclaredType declared)) {
      return false;
    }
    TypeElement element = (TypeElement) declared.asElement();
    if (element.getKind() == ElementKind.RECORD && seen.add(element)) {
      return element.getRecordComponents().stream()
          .anyMatch(component -> isMarked(component, seen));
    }
    return declared.getTypeArguments().stream().anyMatch(argument -> holds(argument, seen));
  }
}
