package dev.etlsdk.processor.internal.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.AsyncRowTransform;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.processor.internal.emit.batch.RowBatches;
import dev.etlsdk.processor.internal.model.CheckedPipeline;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.StreamModel.Origin;
import dev.etlsdk.processor.internal.model.TransformModel;
import dev.etlsdk.processor.internal.model.TransformModel.Code;
import dev.etlsdk.processor.internal.model.TransformModel.Kind;
import dev.etlsdk.processor.internal.model.TransformModel.Result;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Writes how a pipeline names a transform; and the class that calls a user's method for each row,
 * where rows are records that the runtime makes.
 */
public final class TransformEmitter {

  /** The parameter of the lambda that makes a transform of its settings. */
  static final String SETTINGS = "settings";

  private static final ClassName SPEC = ClassName.get("dev.etlsdk.pipeline", "TransformSpec");
  private static final ClassName CONFIGURED =
      ClassName.get("dev.etlsdk.pipeline", "TransformCode", "Configured");

  private final PipelineModel pipeline;
  private final StreamModel stream;
  private final CodeEmitter code;
  private final Result result;
  private final ClassName input;
  private final ClassName output;

  private TransformEmitter(
      PipelineModel pipeline, StreamModel stream, TransformModel transform, Result result) {
    this.pipeline = pipeline;
    this.stream = stream;
    this.code = new CodeEmitter(transform.code(), false);
    this.result = result;
    this.input = ClassName.get(transform.input().orElseThrow().type());
    this.output = ClassName.get(stream.row().type());
  }

  /**
   * The class that calls the method of a stream's transform, if there is such a method.
   *
   * @param batches of its rows
   */
  public static Optional<JavaFile> file(
      CheckedPipeline checked, StreamModel stream, RowBatches batches) {
    PipelineModel pipeline = checked.model();
    if (!(stream.origin() instanceof Origin.FromTransform made)) {
      return Optional.empty();
    }
    TransformModel transform = made.transform();
    return transform
        .code()
        .methodResult()
        .map(
            result ->
                TypedRows.of(checked, stream, batches)
                    .map(rows -> TypedTransformEmitter.file(pipeline, stream, transform, rows))
                    .orElseGet(
                        () -> new TransformEmitter(pipeline, stream, transform, result).file()));
  }

  /** The specification of a transform; reads its settings, if it has some. */
  static CodeBlock spec(
      PipelineModel pipeline,
      StreamModel stream,
      TransformModel transform,
      Optional<TypedRows> typed) {
    Code code = transform.code();
    CodeBlock config =
        code instanceof Code.OfMethod
            ? CodeBlock.of("$T.of()", Map.class)
            : CodeBlock.of("$L.config()", SETTINGS);
    ClassName type =
        code instanceof Code.OfClass given
            ? ClassName.get(given.type())
            : ClassName.get(pipeline.packageName(), pipeline.transformClass(stream));
    if (typed.isPresent()) {
      return CodeBlock.of(
          "$T.batches($T.SCHEMA, $T.SCHEMA, $T.class, $L)",
          SPEC,
          typed.get().input(),
          typed.get().output(),
          type,
          config);
    }
    return code instanceof Code.OfClass given && given.kind() == Kind.BATCHES
        ? CodeBlock.of(
            "$T.batches($T.parse($S), $T.class, $L)",
            SPEC,
            Schema.class,
            stream.declared().toString(),
            type,
            config)
        : ofRecords(stream, transform, type, config);
  }

  private static CodeBlock ofRecords(
      StreamModel stream, TransformModel transform, ClassName type, CodeBlock config) {
    ClassName in = ClassName.get(transform.input().orElseThrow().type());
    ClassName out = ClassName.get(stream.row().type());
    return transform.code().asynchronous()
        ? CodeBlock.of(
            "$T.async($T.class, $T.class, new $T($T.class, $L), $L.async())",
            SPEC,
            in,
            out,
            CONFIGURED,
            type,
            config,
            SETTINGS)
        : CodeBlock.of("$T.rows($T.class, $T.class, $T.class, $L)", SPEC, in, out, type, config);
  }

  private JavaFile file() {
    ClassName form =
        ClassName.get(result.asynchronous() ? AsyncRowTransform.class : RowTransform.class);
    TypeSpec.Builder type =
        code.type(pipeline, stream)
            .addSuperinterface(ParameterizedTypeName.get(form, input, output))
            .addMethod(result.asynchronous() ? processLater() : process());
    return JavaFile.builder(pipeline.packageName(), type.build())
        .indent("  ")
        .skipJavaLangImports(true)
        .build();
  }

  private MethodSpec process() {
    CodeBlock call = code.call(CodeBlock.of("row"));
    CodeBlock body =
        switch (result) {
          case ONE ->
              CodeBlock.of(
                  "output.emit($T.requireNonNull($L, $S));\n",
                  Objects.class,
                  call,
                  CodeEmitter.gaveNull(stream));
          case NULLABLE ->
              CodeBlock.of(
                  "$T made = $L;\nif (made != null) {\n$>output.emit(made);\n$<}\n", output, call);
          case OPTIONAL -> CodeBlock.of("$L.ifPresent(output::emit);\n", call);
          case LIST -> CodeBlock.of("$L.forEach(output::emit);\n", call);
          case STREAM ->
              CodeBlock.of(
                  "try ($T rows = $L) {\n$>rows.sequential().forEach(output::emit);\n$<}\n",
                  ParameterizedTypeName.get(ClassName.get(Stream.class), output),
                  call);
          case LATER, LATER_NULLABLE, LATER_OPTIONAL, BATCH, BATCH_AND_ERRORS ->
              throw new IllegalStateException(result + " isn't of a row at a time");
        };
    return CodeEmitter.method("process")
        .addParameter(input, "row")
        .addParameter(
            ParameterizedTypeName.get(ClassName.get(RowTransform.RowOutput.class), output),
            "output")
        .addCode(body)
        .build();
  }

  private MethodSpec processLater() {
    CodeBlock call = code.call(CodeBlock.of("row"));
    CodeBlock made =
        switch (result) {
          case LATER ->
              CodeBlock.of(
                  "$L.thenApply(made -> $T.requireNonNull(made, $S))",
                  call,
                  Objects.class,
                  CodeEmitter.gaveNull(stream));
          case LATER_OPTIONAL -> CodeBlock.of("$L.thenApply(made -> made.orElse(null))", call);
          case LATER_NULLABLE -> call;
          case ONE, NULLABLE, OPTIONAL, LIST, STREAM, BATCH, BATCH_AND_ERRORS ->
              throw new IllegalStateException(result + " isn't asynchronous");
        };
    return CodeEmitter.method("process")
        .returns(ParameterizedTypeName.get(ClassName.get(CompletionStage.class), output))
        .addParameter(input, "row")
        .addStatement("return $L", made)
        .build();
  }
}
