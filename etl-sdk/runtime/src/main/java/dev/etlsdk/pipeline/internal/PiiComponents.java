package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.annotation.Pii;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The components of a record that carry {@link Pii}, or hold a record with one that does. */
final class PiiComponents {

  private PiiComponents() {}

  static Set<String> of(Class<? extends Record> record) {
    Set<String> names = new TreeSet<>();
    for (RecordComponent component : record.getRecordComponents()) {
      if (isMarked(component, new HashSet<>(Set.of(record)))) {
        names.add(component.getName());
      }
    }
    return names;
  }

  private static boolean isMarked(RecordComponent component, Set<Class<?>> seen) {
    return component.isAnnotationPresent(Pii.class) || holds(component.getGenericType(), seen);
  }

  private static boolean holds(Type type, Set<Class<?>> seen) {
    if (type instanceof ParameterizedType generic) {
      return Arrays.stream(generic.getActualTypeArguments())
          .anyMatch(argument -> holds(argument, seen));
    }
    return type instanceof Class<?> plain
        && plain.isRecord()
        && seen.add(plain)
        && Arrays.stream(plain.getRecordComponents())
            .anyMatch(component -> isMarked(component, seen));
  }
}
