package dev.etlsdk.processor.internal.emit.batch;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.javatype.JavaType;
import dev.etlsdk.api.schema.javatype.JavaType.Declared;
import dev.etlsdk.api.schema.javatype.RecordRules;
import dev.etlsdk.api.schema.javatype.RecordShape;
import dev.etlsdk.api.schema.javatype.ScalarTypes;
import dev.etlsdk.kernels.typed.NestedReaders;
import dev.etlsdk.kernels.typed.NestedWriters;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Finds the code of columns. Used for one record, by one thread. */
final class ColumnCodes {

  /**
   * A value's reader and writer.
   *
   * @param type of the value; the box of a primitive one
   */
  private record Parts(
      TypeName type,
      TypeName readerType,
      CodeBlock reader,
      TypeName writerType,
      CodeBlock writer) {}

  private final Elements elements;
  private final NestedRecords nested;

  ColumnCodes(Elements elements, NestedRecords nested) {
    this.elements = elements;
    this.nested = nested;
  }

  /**
   * The code of a record's components.
   *
   * @throws UnsupportedRecordException if one of them has none
   */
  List<ColumnCode> of(RecordShape shape, List<Column> columns, PathOf paths) {
    List<ColumnCode> codes = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      RecordShape.Component component = shape.components().get(i);
      codes.add(code(component, columns.get(i), shape.nullMarked(), paths.path(component.name())));
    }
    return codes;
  }

  /** Gives the path of a component. */
  @FunctionalInterface
  interface PathOf {
    ComponentPath path(String component);
  }

  private ColumnCode code(
      RecordShape.Component component, Column column, boolean nullMarked, ComponentPath path) {
    JavaType type = component.type();
    Parts parts = parts(type, column.type(), column.nullable(), nullMarked, path);
    return new ColumnCode(
        component.name(),
        access(type, nullMarked),
        type instanceof JavaType.Primitive ? parts.type().unbox() : parts.type(),
        parts.readerType(),
        parts.reader(),
        parts.writerType(),
        parts.writer());
  }

  private static ColumnCode.Access access(JavaType type, boolean nullMarked) {
    if (type instanceof JavaType.Primitive) {
      return ColumnCode.Access.PRIMITIVE;
    }
    if (ScalarTypes.isBox(type)) {
      return ColumnCode.Access.BOX;
    }
    if (type.erasure().equals(JavaType.OPTIONAL)) {
      return ColumnCode.Access.OPTIONAL;
    }
    return RecordRules.isNullable(type, nullMarked)
        ? ColumnCode.Access.NULLABLE
        : ColumnCode.Access.REQUIRED;
  }

  private Parts parts(
      JavaType type, DataType column, boolean nullable, boolean nullMarked, ComponentPath path) {
    if (type instanceof Declared declared) {
      if (declared.erasure().equals(JavaType.OPTIONAL)) {
        return wrapped(
            type,
            NestedReaders.OfOptional.class,
            NestedWriters.OfOptional.class,
            parts(argument(declared, 0), column, nullable, nullMarked, path));
      }
      if (column instanceof DataType.Array array) {
        Parts element =
            element(
                argument(declared, 0),
                array.element(),
                array.elementNullable(),
                nullMarked,
                path.then("[]"));
        return list(element, nullable, path);
      }
      if (column instanceof DataType.MapOf map) {
        Parts key = element(argument(declared, 0), map.key(), false, nullMarked, path.then(".key"));
        Parts value =
            element(
                argument(declared, 1),
                map.value(),
                map.valueNullable(),
                nullMarked,
                path.then(".value"));
        return map(key, value, nullable, path);
      }
      if (column instanceof DataType.Row row) {
        return record(declared, row, nullable, path);
      }
    }
    return scalar(type, column, nullable, path);
  }

  /** An argument that is there: {@code @SqlType} lets a List stand without. */
  private static JavaType argument(Declared type, int index) {
    if (type.arguments().isEmpty()) {
      throw new UnsupportedRecordException(
          type + " has no type arguments; write them, so that the typed batch knows its elements");
    }
    return type.arguments().get(index);
  }

  /** A value inside a list or map, whose reader itself sees to nulls. */
  private Parts element(
      JavaType type, DataType column, boolean nullable, boolean nullMarked, ComponentPath path) {
    Parts parts = parts(type, column, nullable, nullMarked, path);
    if (RecordRules.isNullable(type, nullMarked)) {
      return parts;
    }
    return new Parts(
        parts.type(),
        ParameterizedTypeName.get(ClassName.get(NestedReaders.NotNull.class), parts.type()),
        CodeBlock.of("new $T<>($L)", NestedReaders.NotNull.class, parts.reader()),
        parts.writerType(),
        parts.writer());
  }

  private static Parts wrapped(JavaType type, Class<?> reader, Class<?> writer, Parts inner) {
    return new Parts(
        ParameterizedTypeName.get(ClassName.bestGuess(type.erasure()), inner.type()),
        ParameterizedTypeName.get(ClassName.get(reader), inner.type()),
        CodeBlock.of("new $T<>($L)", reader, inner.reader()),
        ParameterizedTypeName.get(ClassName.get(writer), inner.type()),
        CodeBlock.of("new $T<>($L)", writer, inner.writer()));
  }

  private static Parts list(Parts element, boolean nullable, ComponentPath path) {
    ClassName reader = ClassName.get(NestedReaders.OfList.class);
    ClassName writer = ClassName.get(NestedWriters.OfList.class);
    return new Parts(
        ParameterizedTypeName.get(ClassName.get(List.class), element.type()),
        ParameterizedTypeName.get(reader, element.type()),
        CodeBlock.of("new $T<>(\n$>$>$L, $L)$<$<", reader, path.code(), element.reader()),
        ParameterizedTypeName.get(writer, element.type()),
        CodeBlock.of(
            "new $T<>(\n$>$>$L, $L, $L)$<$<", writer, path.code(), nullable, element.writer()));
  }

  private static Parts map(Parts key, Parts value, boolean nullable, ComponentPath path) {
    ClassName reader = ClassName.get(NestedReaders.OfMap.class);
    ClassName writer = ClassName.get(NestedWriters.OfMap.class);
    return new Parts(
        ParameterizedTypeName.get(ClassName.get(java.util.Map.class), key.type(), value.type()),
        ParameterizedTypeName.get(reader, key.type(), value.type()),
        CodeBlock.of(
            "new $T<>(\n$>$>$L,\n$L,\n$L)$<$<", reader, path.code(), key.reader(), value.reader()),
        ParameterizedTypeName.get(writer, key.type(), value.type()),
        CodeBlock.of(
            "new $T<>(\n$>$>$L,\n$L,\n$L,\n$L)$<$<",
            writer,
            path.code(),
            nullable,
            key.writer(),
            value.writer()));
  }

  private Parts record(Declared type, DataType.Row row, boolean nullable, ComponentPath path) {
    TypeElement element = element(type);
    NestedRecord used = nested.use(element, row);
    return new Parts(
        ClassName.get(element),
        used.reader(),
        CodeBlock.of("new $T($L)", used.reader(), path.code()),
        used.writer(),
        CodeBlock.of("new $T($L, $L)", used.writer(), path.code(), nullable));
  }

  private Parts scalar(JavaType type, DataType column, boolean nullable, ComponentPath path) {
    ScalarCode code = ScalarCode.of(name(type), type, column);
    return new Parts(
        code.type(),
        code.readerType(),
        code.newReader(path),
        code.writerType(),
        code.newWriter(path, nullable));
  }

  private TypeName name(JavaType type) {
    if (type instanceof JavaType.ArrayOf) {
      return ArrayTypeName.of(TypeName.BYTE);
    }
    return type instanceof JavaType.Primitive primitive
        ? box(primitive)
        : ClassName.get(element((Declared) type));
  }

  private static TypeName box(JavaType.Primitive type) {
    return switch (type.erasure()) {
      case "boolean" -> TypeName.BOOLEAN.box();
      case "byte" -> TypeName.BYTE.box();
      case "short" -> TypeName.SHORT.box();
      case "int" -> TypeName.INT.box();
      case "long" -> TypeName.LONG.box();
      case "float" -> TypeName.FLOAT.box();
      default -> TypeName.DOUBLE.box();
    };
  }

  private TypeElement element(Declared type) {
    TypeElement element = elements.getTypeElement(type.erasure());
    if (element == null) {
      throw new IllegalStateException("the compiler doesn't know " + type);
    }
    return element;
  }
}
