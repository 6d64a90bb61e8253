package dev.etlsdk.processor.internal.emit.batch;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.etlsdk.codegen.model.ElementRecordReader;
import dev.etlsdk.kernels.typed.NestedReaders;
import dev.etlsdk.kernels.typed.NestedWriters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the classes that read and write the records within a record. */
final class NestedEmitter {

  private static final String INDEX = "index";
  private static final String VALUE = "value";

  private final ElementRecordReader records;
  private final ColumnCodes codes;
  private final NestedRecords found;
  private final FieldNames fields = new FieldNames(Set.of());

  NestedEmitter(ElementRecordReader records, ColumnCodes codes, NestedRecords found) {
    this.records = records;
    this.codes = codes;
    this.found = found;
  }

  /** A reader and a writer for each record; finding one's columns may find further records. */
  List<TypeSpec> types() {
    List<TypeSpec> types = new ArrayList<>();
    for (int i = 0; found.has(i); i++) {
      NestedRecord record = found.get(i);
      List<ColumnCode> columns =
          codes.of(records.shape(record.type()), record.row().fields(), ComponentPath::within);
      types.add(reader(record, columns));
      types.add(writer(record, columns));
    }
    return types;
  }

  private TypeSpec reader(NestedRecord record, List<ColumnCode> columns) {
    ClassName name = ClassName.get(record.type());
    TypeSpec.Builder type =
        TypeSpec.classBuilder(record.reader())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .superclass(
                ParameterizedTypeName.get(ClassName.get(NestedReaders.OfRecord.class), name));
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addParameter(String.class, ComponentPath.VARIABLE)
            .addStatement("super($N)", ComponentPath.VARIABLE);
    for (ColumnCode column : columns) {
      type.addField(
          FieldSpec.builder(column.readerType(), column.name(), Modifier.PRIVATE, Modifier.FINAL)
              .build());
      constructor.addStatement("this.$N = field($L)", column.name(), column.reader());
    }
    return type.addMethod(constructor.build())
        .addMethod(
            MethodSpec.methodBuilder("create")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(name)
                .addParameter(int.class, INDEX)
                .addStatement("return $L", BatchEmitter.creation(name, columns, fields, INDEX))
                .build())
        .build();
  }

  private TypeSpec writer(NestedRecord record, List<ColumnCode> columns) {
    ClassName name = ClassName.get(record.type());
    TypeSpec.Builder type =
        TypeSpec.classBuilder(record.writer())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .superclass(
                ParameterizedTypeName.get(ClassName.get(NestedWriters.OfRecord.class), name));
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addParameter(String.class, ComponentPath.VARIABLE)
            .addParameter(boolean.class, "nullable")
            .addStatement("super($N, nullable)", ComponentPath.VARIABLE);
    CodeBlock.Builder put = CodeBlock.builder();
    for (ColumnCode column : columns) {
      type.addField(
          FieldSpec.builder(column.writerType(), column.name(), Modifier.PRIVATE, Modifier.FINAL)
              .build());
      constructor.addStatement("this.$N = field($L)", column.name(), column.writer());
      put.addStatement("this.$N.write($N, $N.$N())", column.name(), INDEX, VALUE, column.name());
    }
    return type.addMethod(constructor.build())
        .addMethod(
            MethodSpec.methodBuilder("put")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(int.class, INDEX)
                .addParameter(name, VALUE)
                .addCode(put.build())
                .build())
        .build();
  }
}
