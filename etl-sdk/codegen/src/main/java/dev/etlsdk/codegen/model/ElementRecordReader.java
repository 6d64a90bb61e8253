package dev.etlsdk.codegen.model;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.schema.javatype.JavaType;
import dev.etlsdk.api.schema.javatype.RecordRules;
import dev.etlsdk.api.schema.javatype.RecordShape;
import dev.etlsdk.udf.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;

/**
 * Reads the {@link Schema} of a record from what a compiler knows of it; gives what {@link
 * dev.etlsdk.api.schema.RecordSchemas} gives. Used by one thread, as the compiler is.
 *
 * <p><b>Limit.</b> Before JDK 22, {@code javac} doesn't show {@code @Nullable} of a record that it
 * reads from a class file. Inside {@code @NullMarked} a component without it would be NOT NULL, so
 * such a record is refused rather than misread, if one of its components depends on it and nothing
 * else tells its {@link NullnessMarks}.
 */
public final class ElementRecordReader {

  private static final int SHOWS_TYPE_ANNOTATIONS = 22;

  private final Elements elements;
  private final ElementTypes reader;
  private final Predicate<TypeElement> fromSource;
  private final Function<String, Map<String, String>> marks;

  /**
   * A reader within one compilation.
   *
   * @param elements of the compilation
   * @param fromSource whether a class is compiled now rather than read from a class file ({@code
   *     Trees.getPath} knows)
   */
  public ElementRecordReader(Elements elements, Predicate<TypeElement> fromSource) {
    this(elements, fromSource, record -> Map.of());
  }

  /**
   * A reader within one compilation, which is told what the compiler doesn't show.
   *
   * @param elements of the compilation
   * @param fromSource whether a class is compiled now rather than read from a class file
   * @param marks gives, for the qualified name of a record, the {@link NullnessMarks} of its
   *     components by their names, as far as they are known
   */
  public ElementRecordReader(
      Elements elements,
      Predicate<TypeElement> fromSource,
      Function<String, Map<String, String>> marks) {
    this.elements = elements;
    this.reader = new ElementTypes(elements);
    this.fromSource = fromSource;
    this.marks = marks;
  }

  /** The {@link NullnessMarks} of the components of a record that is compiled now. */
  public Map<String, String> marks(TypeElement type) {
    Map<String, String> found = new LinkedHashMap<>();
    for (RecordComponentElement component : type.getRecordComponents()) {
      found.put(
          component.getSimpleName().toString(), NullnessMarks.of(reader.read(component.asType())));
    }
    return found;
  }

  /**
   * The schema of a record.
   *
   * @throws EtlException {@code ETL-SCHEMA-0001} naming every component that can't be a column, or
   *     whose nullness can't be read
   */
  public Schema read(TypeElement type) {
    return RecordRules.schema(shape(type), this::shape);
  }

  /**
   * What is wrong with a record, by the components in which it is; without those whose nullness
   * can't be read, and empty if the record itself is wrong.
   */
  public Map<String, EtlException> problems(TypeElement type) {
    RecordShape shape = shape(type);
    Map<String, EtlException> found = new LinkedHashMap<>();
    for (RecordShape.Component component : shape.components()) {
      try {
        RecordRules.schema(
            new RecordShape(shape.name(), shape.generic(), shape.nullMarked(), List.of(component)),
            this::shape);
      } catch (EtlException problem) {
        found.put(component.name(), problem);
      }
    }
    return found;
  }

  private RecordShape shape(JavaType.Declared type) {
    TypeElement element = elements.getTypeElement(type.erasure());
    if (element == null) {
      throw new IllegalStateException(
          "the compiler doesn't know the class of a component: " + type);
    }
    return shape(element);
  }

  /**
   * A record and its components.
   *
   * @throws EtlException {@code ETL-SCHEMA-0001} if a component's nullness can't be read
   */
  public RecordShape shape(TypeElement type) {
    boolean nullMarked = isNullMarked(type);
    boolean nullnessHidden =
        nullMarked
            && Runtime.version().feature() < SHOWS_TYPE_ANNOTATIONS
            && !fromSource.test(type);
    Map<String, String> told =
        nullnessHidden ? marks.apply(type.getQualifiedName().toString()) : Map.of();
    List<RecordShape.Component> components = new ArrayList<>();
    for (RecordComponentElement component : type.getRecordComponents()) {
      JavaType javaType = reader.read(component.asType());
      String name = component.getSimpleName().toString();
      if (nullnessHidden && dependsOnMark(javaType)) {
        String mark = told.get(name);
        if (mark == null) {
          throw hidden(type, component);
        }
        javaType = NullnessMarks.apply(javaType, mark);
      }
      components.add(new RecordShape.Component(name, javaType, sqlType(component)));
    }
    return new RecordShape(
        type.getQualifiedName().toString(),
        !type.getTypeParameters().isEmpty(),
        nullMarked,
        components);
  }

  /** Whether the type, or one in it, is nullable or not by an annotation that may be hidden. */
  private static boolean dependsOnMark(JavaType type) {
    boolean outside = RecordRules.isNullable(type, false) != RecordRules.isNullable(type, true);
    boolean optional = type.erasure().equals(JavaType.OPTIONAL);
    return outside
        || (!optional
            && type instanceof JavaType.Declared declared
            && declared.arguments().stream().anyMatch(ElementRecordReader::dependsOnMark));
  }

  private static EtlException hidden(TypeElement type, Element component) {
    return EtlException.of(
            EtlError.SCHEMA_0001,
            "component '"
                + component.getSimpleName()
                + "' of the record "
                + type.getQualifiedName()
                + " may be @Nullable or not: the record comes from a class file, in which javac "
                + Runtime.version().feature()
                + " doesn't show that annotation")
        .fix(
            "annotate the record with @Row and run etl-processor where it is compiled, compile it"
                + " together with the pipeline, compile with JDK "
                + SHOWS_TYPE_ANNOTATIONS
                + " or newer, or use primitives, boxes and Optional")
        .build();
  }

  private Optional<String> sqlType(RecordComponentElement component) {
    Optional<String> onComponent = reader.string(component, SqlType.class, "value");
    return onComponent.isPresent()
        ? onComponent
        : reader.string(component.getAccessor(), SqlType.class, "value");
  }

  private static boolean isNullMarked(TypeElement type) {
    for (Element scope = type; scope != null; scope = scope.getEnclosingElement()) {
      if (ElementTypes.has(scope, NullUnmarked.class)) {
        return false;
      }
      if (ElementTypes.has(scope, NullMarked.class)) {
        return true;
      }
    }
    return false;
  }
}
