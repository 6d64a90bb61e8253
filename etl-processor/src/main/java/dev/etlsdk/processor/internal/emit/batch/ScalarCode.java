package dev.etlsdk.processor.internal.emit.batch;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.javatype.JavaType;
import dev.etlsdk.kernels.typed.PrimitiveReaders;
import dev.etlsdk.kernels.typed.PrimitiveWriters;
import dev.etlsdk.kernels.typed.ScalarReaders;
import dev.etlsdk.kernels.typed.ScalarWriters;

/**
 * The reader and the writer of a scalar type.
 *
 * @param type of the value; the box of a primitive one
 * @param reader its reader
 * @param readerArguments behind the path, each with a comma before it
 * @param writer its writer
 * @param writerArguments behind path and nullability, each with a comma before it
 * @param generic whether reader and writer have the type as their argument
 */
record ScalarCode(
    TypeName type,
    ClassName reader,
    CodeBlock readerArguments,
    ClassName writer,
    CodeBlock writerArguments,
    boolean generic) {

  private static final CodeBlock NOTHING = CodeBlock.of("");

  static ScalarCode of(TypeName value, JavaType type, DataType column) {
    return switch (column.kind()) {
      case BOOLEAN ->
          plain(value, PrimitiveReaders.OfBoolean.class, PrimitiveWriters.OfBoolean.class);
      case TINYINT -> plain(value, PrimitiveReaders.OfByte.class, PrimitiveWriters.OfByte.class);
      case SMALLINT -> plain(value, PrimitiveReaders.OfShort.class, PrimitiveWriters.OfShort.class);
      case INTEGER -> plain(value, PrimitiveReaders.OfInt.class, PrimitiveWriters.OfInt.class);
      case BIGINT -> plain(value, PrimitiveReaders.OfLong.class, PrimitiveWriters.OfLong.class);
      case REAL -> plain(value, PrimitiveReaders.OfFloat.class, PrimitiveWriters.OfFloat.class);
      case DOUBLE -> plain(value, PrimitiveReaders.OfDouble.class, PrimitiveWriters.OfDouble.class);
      case DECIMAL -> decimal(value, (DataType.Decimal) column);
      case VARCHAR -> text(value, type);
      case BINARY -> plain(value, ScalarReaders.OfBytes.class, ScalarWriters.OfBytes.class);
      case DATE -> plain(value, ScalarReaders.OfDate.class, ScalarWriters.OfDate.class);
      case TIME ->
          counted(
              value,
              ScalarReaders.OfTime.class,
              ScalarWriters.OfTime.class,
              ((DataType.Time) column).precision());
      case TIMESTAMP ->
          counted(
              value,
              ScalarReaders.OfDateTime.class,
              ScalarWriters.OfDateTime.class,
              ((DataType.Timestamp) column).precision());
      case TIMESTAMP_LTZ ->
          counted(
              value,
              ScalarReaders.OfInstant.class,
              ScalarWriters.OfInstant.class,
              ((DataType.Timestamp) column).precision());
      case ARRAY, MAP, ROW -> throw new IllegalArgumentException(column + " is no scalar");
    };
  }

  private static ScalarCode plain(TypeName value, Class<?> reader, Class<?> writer) {
    return new ScalarCode(
        value, ClassName.get(reader), NOTHING, ClassName.get(writer), NOTHING, false);
  }

  private static ScalarCode counted(
      TypeName value, Class<?> reader, Class<?> writer, int precision) {
    CodeBlock argument = CodeBlock.of(", $L", precision);
    return new ScalarCode(
        value, ClassName.get(reader), argument, ClassName.get(writer), argument, false);
  }

  private static ScalarCode decimal(TypeName value, DataType.Decimal type) {
    return new ScalarCode(
        value,
        ClassName.get(ScalarReaders.OfDecimal.class),
        CodeBlock.of(", $L", type.scale()),
        ClassName.get(ScalarWriters.OfDecimal.class),
        CodeBlock.of(", $L, $L", type.precision(), type.scale()),
        false);
  }

  private static ScalarCode text(TypeName value, JavaType type) {
    if (type instanceof JavaType.Declared declared && declared.sort() == JavaType.Sort.ENUM) {
      CodeBlock constants = CodeBlock.of(", $T.class", value);
      return new ScalarCode(
          value,
          ClassName.get(ScalarReaders.OfEnum.class),
          constants,
          ClassName.get(ScalarWriters.OfEnum.class),
          constants,
          true);
    }
    return type.erasure().equals(JavaType.UUID)
        ? plain(value, ScalarReaders.OfUuid.class, ScalarWriters.OfUuid.class)
        : plain(value, ScalarReaders.OfText.class, ScalarWriters.OfText.class);
  }

  TypeName readerType() {
    return generic ? ParameterizedTypeName.get(reader, type) : reader;
  }

  TypeName writerType() {
    return generic ? ParameterizedTypeName.get(writer, type) : writer;
  }

  CodeBlock newReader(ComponentPath path) {
    return CodeBlock.of("new $T$L($L$L)", reader, diamond(), path.code(), readerArguments);
  }

  CodeBlock newWriter(ComponentPath path, boolean nullable) {
    return CodeBlock.of(
        "new $T$L($L, $L$L)", writer, diamond(), path.code(), nullable, writerArguments);
  }

  private String diamond() {
    return generic ? "<>" : "";
  }
}
