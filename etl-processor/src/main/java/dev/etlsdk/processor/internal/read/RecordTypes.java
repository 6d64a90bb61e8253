package dev.etlsdk.processor.internal.read;

import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.StreamModel.Origin;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** The records of a pipeline's rows, and the records and enums in them. */
public final class RecordTypes {

  private RecordTypes() {}

  /** The records of a pipeline's rows. */
  public static Set<TypeElement> of(PipelineModel pipeline) {
    Set<TypeElement> types = new LinkedHashSet<>();
    pipeline.streams().forEach(stream -> types.addAll(of(stream)));
    return types;
  }

  /** The records of a stream's rows, and of those that its transform takes. */
  public static Set<TypeElement> of(StreamModel stream) {
    Set<TypeElement> types = new LinkedHashSet<>();
    types.add(stream.row().type());
    if (stream.origin() instanceof Origin.FromTransform from) {
      from.transform().input().ifPresent(row -> types.add(row.type()));
    }
    return types;
  }

  /** Adds a record and all records in it. */
  public static void collect(TypeElement type, Set<TypeElement> records) {
    if (type.getKind() == ElementKind.RECORD) {
      named(type).stream()
          .filter(found -> found.getKind() == ElementKind.RECORD)
          .forEach(records::add);
    }
  }

  /** The records and enums that the components of a record name, at any depth. */
  public static Set<TypeElement> named(TypeElement record) {
    Set<TypeElement> found = new LinkedHashSet<>();
    found.add(record);
    addNamed(record, found);
    return found;
  }

  private static void addNamed(TypeElement record, Set<TypeElement> found) {
    for (RecordComponentElement component : record.getRecordComponents()) {
      addNamed(component.asType(), found);
    }
  }

  private static void addNamed(TypeMirror type, Set<TypeElement> found) {
    if (type instanceof ArrayType array) {
      addNamed(array.getComponentType(), found);
    } else if (type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element) {
      boolean isRecord = element.getKind() == ElementKind.RECORD;
      if ((isRecord || element.getKind() == ElementKind.ENUM) && found.add(element) && isRecord) {
        addNamed(element, found);
      }
      declared.getTypeArguments().forEach(argument -> addNamed(argument, found));
    }
  }
}
