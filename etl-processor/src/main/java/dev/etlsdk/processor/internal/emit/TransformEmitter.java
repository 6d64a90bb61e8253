package dev.etlsdk.processor.internal.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.AsyncRowTransform;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.StreamModel.Origin;
import dev.etlsdk.processor.internal.model.TransformModel;
import dev.etlsdk.processor.internal.model.TransformModel.Code;
import dev.etlsdk.processor.internal.model.TransformModel.Kind;
import dev.etlsdk.processor.internal.model.TransformModel.Result;
import dev.etlsdk.udf.UdfConfig;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the class that calls a user's method for each row, and how a pipeline names it. */
public final class TransformEmitter {

  /** The parameter of the lambda that makes a transform of its settings. */
  static final String SETTINGS = "settings";

  private static final ClassName SPEC = ClassName.get("dev.etlsdk.pipeline", "TransformSpec");
  private static final ClassName CONFIGURED =
      ClassName.get("dev.etlsdk.pipeline", "TransformCode", "Configured");

  private final PipelineModel pipeline;
  private final StreamModel stream;
  private final Code code;
  private final Result result;
  private final ClassName input;
  private final ClassName output;

  private TransformEmitter(
      PipelineModel pipeline, StreamModel stream, TransformModel transform, Result result) {
    this.pipeline = pipeline;
    this.stream = stream;
    this.code = transform.code();
    this.result = result;
    this.input = ClassName.get(transform.input().orElseThrow().type());
    this.output = ClassName.get(stream.row().type());
  }

  /** The class that calls the method of a stream's transform, if there is such a method. */
  public static Optional<JavaFile> file(PipelineModel pipeline, StreamModel stream) {
    if (!(stream.origin() instanceof Origin.FromTransform made)) {
      return Optional.empty();
    }
    TransformModel transform = made.transform();
    if (transform.code() instanceof Code.OfMethod method) {
      return Optional.of(new TransformEmitter(pipeline, stream, transform, method.result()).file());
    }
    return transform.code() instanceof Code.OfInstance instance
        ? Optional.of(new TransformEmitter(pipeline, stream, transform, instance.result()).file())
        : Optional.empty();
  }

  /** The specification of a transform; reads its settings, if it has some. */
  static CodeBlock spec(PipelineModel pipeline, StreamModel stream, TransformModel transform) {
    Code code = transform.code();
    CodeBlock config =
        code instanceof Code.OfMethod
            ? CodeBlock.of("$T.of()", Map.class)
            : CodeBlock.of("$L.config()", SETTINGS);
    ClassName type =
        code instanceof Code.OfClass given
            ? ClassName.get(given.type())
            : ClassName.get(pipeline.packageName(), pipeline.transformClass(stream));
    if (code instanceof Code.OfClass given && given.kind() == Kind.BATCHES) {
      return CodeBlock.of(
          "$T.batches($T.parse($S), $T.class, $L)",
          SPEC,
          Schema.class,
          stream.declared().toString(),
          type,
          config);
    }
    ClassName in = ClassName.get(transform.input().orElseThrow().type());
    ClassName out = ClassName.get(stream.row().type());
    return code.asynchronous()
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
        TypeSpec.classBuilder(pipeline.transformClass(stream))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addOriginatingElement(pipeline.type())
            .addJavadoc(
                "Makes the stream $S of the pipeline $S; made by the annotation processor. Belongs"
                    + " to one task.\n",
                stream.name(),
                pipeline.name())
            // The interface's close may throw anything, the end of the task's thread included.
            .addAnnotation(
                AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "try")
                    .build())
            .addSuperinterface(ParameterizedTypeName.get(form, input, output));
    if (code instanceof Code.OfInstance instance) {
      addInstance(type, instance);
    } else {
      type.addMethod(
          MethodSpec.constructorBuilder()
              .addModifiers(Modifier.PUBLIC)
              .addJavadoc("An instance for a task.\n")
              .build());
    }
    type.addMethod(result.asynchronous() ? processLater() : process());
    return JavaFile.builder(pipeline.packageName(), type.build())
        .indent("  ")
        .skipJavaLangImports(true)
        .build();
  }

  private static void addInstance(TypeSpec.Builder type, Code.OfInstance instance) {
    ClassName owner = ClassName.get(instance.owner());
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("An instance for a task.\n")
            .addException(Exception.class);
    if (instance.configured()) {
      constructor.addParameter(UdfConfig.class, "config");
    }
    constructor.addStatement(
        instance.configured() ? "this.code = new $T(config)" : "this.code = new $T()", owner);
    type.addField(owner, "code", Modifier.PRIVATE, Modifier.FINAL);
    type.addMethod(constructor.build());
    if (instance.opened()) {
      type.addMethod(
          lifecycle("open")
              .addParameter(TransformContext.class, "context")
              .addStatement("code.open()")
              .build());
    }
    if (instance.closed()) {
      type.addMethod(lifecycle("close").addStatement("code.close()").build());
    }
  }

  private static MethodSpec.Builder lifecycle(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addException(Exception.class);
  }

  private MethodSpec process() {
    CodeBlock call = call();
    CodeBlock body =
        switch (result) {
          case ONE ->
              CodeBlock.of(
                  "output.emit($T.requireNonNull($L, $S));\n", Objects.class, call, gaveNull());
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
          case LATER, LATER_NULLABLE, LATER_OPTIONAL ->
              throw new IllegalStateException(result + " is asynchronous");
        };
    return lifecycle("process")
        .addParameter(input, "row")
        .addParameter(
            ParameterizedTypeName.get(ClassName.get(RowTransform.RowOutput.class), output),
            "output")
        .addCode(body)
        .build();
  }

  private MethodSpec processLater() {
    CodeBlock call = call();
    CodeBlock made =
        switch (result) {
          case LATER ->
              CodeBlock.of(
                  "$L.thenApply(made -> $T.requireNonNull(made, $S))",
                  call,
                  Objects.class,
                  gaveNull());
          case LATER_OPTIONAL -> CodeBlock.of("$L.thenApply(made -> made.orElse(null))", call);
          case LATER_NULLABLE -> call;
          case ONE, NULLABLE, OPTIONAL, LIST, STREAM ->
              throw new IllegalStateException(result + " isn't asynchronous");
        };
    return lifecycle("process")
        .returns(ParameterizedTypeName.get(ClassName.get(CompletionStage.class), output))
        .addParameter(input, "row")
        .addStatement("return $L", made)
        .build();
  }

  private CodeBlock call() {
    if (code instanceof Code.OfMethod method) {
      return CodeBlock.of("$T.$L(row)", ClassName.get(method.owner()), method.method());
    }
    return CodeBlock.of("code.$L(row)", ((Code.OfInstance) code).method());
  }

  private String gaveNull() {
    return "the method '"
        + stream.name()
        + "' gave null; where a row may become none, it gives @Nullable "
        + output.simpleName()
        + " or an Optional";
  }
}
