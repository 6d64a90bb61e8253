package dev.etlsdk.processor.internal.emit.batch;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.etlsdk.kernels.typed.TypedWriter;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** Writes the class that makes batches of a record. */
final class WriterEmitter {

  private static final String NAME = "Writer";
  private static final String INDEX = "index";

  private static final FieldNames FIELDS = new FieldNames(BatchEmitter.CONSTANTS);

  private WriterEmitter() {}

  static MethodSpec factory(ClassName batch) {
    ClassName writer = batch.nestedClass(NAME);
    return MethodSpec.methodBuilder("writer")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("A writer of batches, whose vectors an allocator gives.\n")
        .returns(writer)
        .addParameter(BufferAllocator.class, "allocator")
        .addStatement("return new $T(allocator)", writer)
        .build();
  }

  static TypeSpec emit(
      ClassName batch, ClassName record, List<ColumnCode> columns, Modifier[] visibility) {
    ClassName writer = batch.nestedClass(NAME);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(NAME)
            .addModifiers(visibility)
            .addModifiers(Modifier.STATIC, Modifier.FINAL)
            .superclass(ParameterizedTypeName.get(ClassName.get(TypedWriter.class), record))
            .addJavadoc("Makes batches of {@link $T}.\n", record);
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameter(BufferAllocator.class, "allocator")
            .addStatement("super(SCHEMA, allocator)");
    for (ColumnCode column : columns) {
      type.addField(
          FieldSpec.builder(
                  column.writerType(), FIELDS.of(column.name()), Modifier.PRIVATE, Modifier.FINAL)
              .build());
      constructor.addStatement("this.$N = column($L)", FIELDS.of(column.name()), column.writer());
    }
    return type.addMethod(constructor.build())
        .addMethod(addRecord(writer, record, columns))
        .addMethod(addValues(writer, columns))
        .addMethod(from(writer))
        .build();
  }

  private static MethodSpec addRecord(
      ClassName writer, ClassName record, List<ColumnCode> columns) {
    CodeBlock values =
        columns.stream()
            .map(column -> CodeBlock.of("row.$N()", column.name()))
            .collect(CodeBlock.joining(",\n"));
    return MethodSpec.methodBuilder("add")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(writer)
        .addParameter(record, "row")
        .addStatement("return add(\n$>$>$L)$<$<", values)
        .build();
  }

  private static MethodSpec addValues(ClassName writer, List<ColumnCode> columns) {
    String index = FieldNames.free(INDEX, columns);
    MethodSpec.Builder add =
        MethodSpec.methodBuilder("add")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("Adds a row of these values.\n")
            .returns(writer);
    CodeBlock.Builder code = CodeBlock.builder().addStatement("int $N = nextRow()", index);
    for (ColumnCode column : columns) {
      TypeName type =
          column.access().nullable()
              ? column.type().annotated(AnnotationSpec.builder(Nullable.class).build())
              : column.type();
      add.addParameter(type, column.name());
      code.addStatement("this.$N.write($N, $N)", FIELDS.of(column.name()), index, column.name());
    }
    return add.addCode(code.addStatement("added()").addStatement("return this").build()).build();
  }

  /** The same with this writer's type, so that the row's values can follow. */
  private static MethodSpec from(ClassName writer) {
    return MethodSpec.methodBuilder("from")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(writer)
        .addParameter(int.class, "row")
        .addStatement("super.from(row)")
        .addStatement("return this")
        .build();
  }
}
