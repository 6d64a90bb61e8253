package dev.etlsdk.processor.internal.emit.batch;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.codegen.model.ElementRecordReader;
import dev.etlsdk.kernels.typed.RowType;
import dev.etlsdk.kernels.typed.TypedBatch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Writes the typed batch of a record. */
final class BatchEmitter {

  /** Names of the batch's constants, which its writer sees as well. */
  static final Set<String> CONSTANTS = Set.of("SCHEMA", "TYPE");

  private static final String ROW = "row";

  private final TypeElement record;
  private final ClassName recordName;
  private final ClassName batchName;
  private final Schema schema;
  private final List<ColumnCode> columns;
  private final FieldNames fields = new FieldNames(CONSTANTS);
  private final NestedEmitter nested;

  private BatchEmitter(
      Elements elements, ElementRecordReader records, TypeElement record, ClassName batchName) {
    this.record = record;
    this.recordName = ClassName.get(record);
    this.batchName = batchName;
    this.schema = records.read(record);
    NestedRecords found = new NestedRecords(batchName);
    ColumnCodes codes = new ColumnCodes(elements, found);
    this.columns =
        codes.of(
            records.shape(record),
            schema.columns(),
            name -> ComponentPath.of(record.getSimpleName().toString(), name));
    this.nested = new NestedEmitter(records, codes, found);
  }

  /**
   * The source of the class.
   *
   * @param batchName its name
   * @throws UnsupportedRecordException if the record has a component that it has no code for
   * @throws dev.etlsdk.api.error.EtlException if the record can't be a row
   */
  static JavaFile emit(
      Elements elements, ElementRecordReader records, TypeElement record, ClassName batchName) {
    return new BatchEmitter(elements, records, record, batchName).file();
  }

  private JavaFile file() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(batchName)
            .addModifiers(visibility())
            .addModifiers(Modifier.FINAL)
            .addAnnotation(NullMarked.class)
            .superclass(ParameterizedTypeName.get(ClassName.get(TypedBatch.class), recordName))
            .addOriginatingElement(record)
            .addJavadoc(
                "Rows of {@link $T} in columns, made by the annotation processor. A view: the batch"
                    + " stays its owner's.\n",
                recordName)
            .addField(schema())
            .addField(type());
    for (ColumnCode column : columns) {
      type.addField(
          FieldSpec.builder(
                  column.readerType(), fields.of(column.name()), Modifier.PRIVATE, Modifier.FINAL)
              .build());
    }
    type.addMethod(constructor()).addMethod(view()).addMethod(WriterEmitter.factory(batchName));
    addAccessors(type);
    type.addMethod(get()).addType(WriterEmitter.emit(batchName, recordName, columns, visibility()));
    nested.types().forEach(type::addType);
    return JavaFile.builder(batchName.packageName(), type.build())
        .indent("  ")
        .skipJavaLangImports(true)
        .build();
  }

  /** No more visible than the record, which is in its signatures. */
  private Modifier[] visibility() {
    for (Element scope = record;
        scope instanceof TypeElement;
        scope = scope.getEnclosingElement()) {
      boolean inInterface =
          scope.getEnclosingElement() instanceof TypeElement outer && outer.getKind().isInterface();
      if (!inInterface && !scope.getModifiers().contains(Modifier.PUBLIC)) {
        return new Modifier[0];
      }
    }
    return new Modifier[] {Modifier.PUBLIC};
  }

  private FieldSpec schema() {
    return FieldSpec.builder(
            Schema.class, "SCHEMA", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("The columns.\n")
        .initializer("$T.parse($S)", Schema.class, schema.toString())
        .build();
  }

  private FieldSpec type() {
    return FieldSpec.builder(
            ParameterizedTypeName.get(ClassName.get(RowType.class), recordName),
            "TYPE",
            Modifier.PUBLIC,
            Modifier.STATIC,
            Modifier.FINAL)
        .addJavadoc("The record, for code that works with any.\n")
        .initializer(
            "$T.of(\n$>$>$T.class, SCHEMA, $T::view, $T::writer)$<$<",
            RowType.class,
            recordName,
            batchName,
            batchName)
        .build();
  }

  private MethodSpec constructor() {
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameter(Batch.class, "batch")
            .addStatement("super(batch, SCHEMA)");
    for (int i = 0; i < columns.size(); i++) {
      ColumnCode column = columns.get(i);
      constructor.addStatement(
          "this.$N = column($L, $L)", fields.of(column.name()), i, column.reader());
    }
    return constructor.build();
  }

  private MethodSpec view() {
    return MethodSpec.methodBuilder("view")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc(
            "Reads a batch, which is borrowed. Its columns are found by name; others may be there"
                + " besides.\n\n"
                + "@throws dev.etlsdk.api.error.EtlException {@code ETL-SCHEMA-0002} if the batch"
                + " lacks a column, or has one of another type\n")
        .returns(batchName)
        .addParameter(Batch.class, "batch")
        .addStatement("return new $T(batch)", batchName)
        .build();
  }

  private void addAccessors(TypeSpec.Builder type) {
    // Those of the superclass that take a row as well.
    Set<String> taken = new HashSet<>(Set.of("get", "requireRow"));
    for (ColumnCode column : columns) {
      type.addMethod(accessor(column, unique(column.name(), taken)));
    }
    for (ColumnCode column : columns) {
      if (column.access().nullable()) {
        type.addMethod(nullTest(column, unique(column.name() + "IsNull", taken)));
      }
    }
  }

  private static String unique(String wanted, Set<String> taken) {
    String name = wanted;
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }

  private MethodSpec accessor(ColumnCode column, String name) {
    boolean box = column.access() == ColumnCode.Access.BOX;
    TypeName result = box ? column.type().unbox() : column.type();
    if (column.access() == ColumnCode.Access.NULLABLE) {
      result = result.annotated(AnnotationSpec.builder(Nullable.class).build());
    }
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(
            "{@code $L} of a row$L.\n",
            column.name(),
            box ? ", which fails the row if it is null" : "")
        .returns(result)
        .addParameter(int.class, ROW)
        .addStatement(
            "return this.$N.$L(requireRow($N))",
            fields.of(column.name()),
            box ? ColumnCode.Access.PRIMITIVE.method() : column.access().method(),
            ROW)
        .build();
  }

  private MethodSpec nullTest(ColumnCode column, String name) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("Whether {@code $L} of a row is null.\n", column.name())
        .returns(boolean.class)
        .addParameter(int.class, ROW)
        .addStatement("return this.$N.isNull(requireRow($N))", fields.of(column.name()), ROW)
        .build();
  }

  private MethodSpec get() {
    return MethodSpec.methodBuilder("get")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(recordName)
        .addParameter(int.class, ROW)
        .addStatement("requireRow($N)", ROW)
        .addStatement("return $L", creation(recordName, columns, fields, ROW))
        .build();
  }

  /** Makes a record of the values at an index. */
  static CodeBlock creation(
      ClassName type, List<ColumnCode> columns, FieldNames fields, String index) {
    CodeBlock arguments =
        columns.stream()
            .map(
                column ->
                    CodeBlock.of(
                        "this.$N.$L($N)",
                        fields.of(column.name()),
                        column.access().method(),
                        index))
            .collect(CodeBlock.joining(",\n"));
    return CodeBlock.of("new $T(\n$>$>$L)$<$<", type, arguments);
  }
}
