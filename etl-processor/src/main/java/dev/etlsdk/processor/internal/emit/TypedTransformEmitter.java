package dev.etlsdk.processor.internal.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.kernels.typed.TypedTransform;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.TransformModel;
import dev.etlsdk.processor.internal.model.TransformModel.Result;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.apache.arrow.memory.BufferAllocator;

/** Writes the class that calls a user's method in a loop over typed batches, or with them. */
final class TypedTransformEmitter {

  private final StreamModel stream;
  private final TypedRows rows;
  private final CodeEmitter code;
  private final ClassName made;

  private TypedTransformEmitter(StreamModel stream, TransformModel transform, TypedRows rows) {
    this.stream = stream;
    this.rows = rows;
    this.code = new CodeEmitter(transform.code(), true);
    this.made = ClassName.get(stream.row().type());
  }

  static JavaFile file(
      PipelineModel pipeline, StreamModel stream, TransformModel transform, TypedRows rows) {
    TypedTransformEmitter emitter = new TypedTransformEmitter(stream, transform, rows);
    Result result = transform.code().methodResult().orElseThrow();
    return JavaFile.builder(
            pipeline.packageName(),
            emitter
                .code
                .type(pipeline, stream)
                .superclass(
                    ParameterizedTypeName.get(ClassName.get(TypedTransform.class), rows.writer()))
                .addMethod(emitter.writer())
                .addMethod(emitter.rows(result))
                .build())
        .indent("  ")
        .skipJavaLangImports(true)
        .build();
  }

  private MethodSpec writer() {
    return MethodSpec.methodBuilder("writer")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(rows.writer())
        .addParameter(BufferAllocator.class, "allocator")
        .addStatement("return $T.writer(allocator)", rows.output())
        .build();
  }

  private MethodSpec rows(Result result) {
    return MethodSpec.methodBuilder("rows")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addParameter(Batch.class, "input")
        .addParameter(rows.writer(), "output")
        .addParameter(RowErrors.class, "errors")
        .addException(Exception.class)
        .addCode(result.ofBatches() ? batch(result) : loop(result))
        .build();
  }

  private CodeBlock batch(Result result) {
    String more = result == Result.BATCH_AND_ERRORS ? ", errors" : "";
    return CodeBlock.of(
        "$L;\n", code.call(CodeBlock.of("$T.view(input), output$L", rows.input(), more)));
  }

  private CodeBlock loop(Result result) {
    return CodeBlock.builder()
        .addStatement("$T rows = $T.view(input)", rows.input(), rows.input())
        .beginControlFlow("for (int row = 0; row < rows.rows(); row++)")
        .addStatement("output.from(row)")
        .beginControlFlow("try")
        .add(add(result, code.call(CodeBlock.of("rows.get(row)"))))
        .nextControlFlow("catch ($T e)", Throwable.class)
        .addStatement("failed(errors, row, e)")
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  private CodeBlock add(Result result, CodeBlock call) {
    String gaveNull = CodeEmitter.gaveNull(stream);
    return switch (result) {
      case ONE ->
          CodeBlock.of("output.add($T.requireNonNull($L, $S));\n", Objects.class, call, gaveNull);
      case NULLABLE ->
          CodeBlock.of(
              "$T made = $L;\nif (made != null) {\n$>output.add(made);\n$<}\n", made, call);
      case OPTIONAL ->
          CodeBlock.of(
              "$T made = $L;\nif (made.isPresent()) {\n$>output.add(made.get());\n$<}\n",
              of(Optional.class),
              call);
      case LIST -> CodeBlock.of("for ($T made : $L) {\n$>output.add(made);\n$<}\n", made, call);
      case STREAM ->
          CodeBlock.of(
              "try ($T made = $L) {\n$>made.sequential().forEach(each -> output.add(each));\n$<}\n",
              of(Stream.class),
              call);
      case LATER, LATER_NULLABLE, LATER_OPTIONAL, BATCH, BATCH_AND_ERRORS ->
          throw new IllegalStateException(result + " isn't of a row at a time");
    };
  }

  private TypeName of(Class<?> container) {
    return ParameterizedTypeName.get(ClassName.get(container), made);
  }
}
