package dev.etlsdk.processor.internal.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.kernels.typed.CodeErrors;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.TransformModel.Code;
import dev.etlsdk.udf.UdfConfig;
import javax.lang.model.element.Modifier;

/** Writes what every class has that calls a user's method: the instance it calls, and its life. */
final class CodeEmitter {

  private static final String CODE = "code";

  private final Code code;
  private final boolean base;

  /**
   * An emitter.
   *
   * @param base whether the superclass has to be opened and closed as well
   */
  CodeEmitter(Code code, boolean base) {
    this.code = code;
    this.base = base;
  }

  /** Starts the class. */
  TypeSpec.Builder type(PipelineModel pipeline, StreamModel stream) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(pipeline.transformClass(stream))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addOriginatingElement(pipeline.type())
            .addJavadoc(
                "Makes the stream $S of the pipeline $S; made by the annotation processor. Belongs"
                    + " to one task.\n",
                stream.name(),
                pipeline.name());
    if (code instanceof Code.OfInstance instance) {
      addInstance(type, instance);
    } else {
      type.addMethod(constructor().build());
    }
    addClose(type);
    return type;
  }

  private static MethodSpec.Builder constructor() {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("An instance for a task.\n");
  }

  private void addInstance(TypeSpec.Builder type, Code.OfInstance instance) {
    ClassName owner = ClassName.get(instance.owner());
    MethodSpec.Builder constructor = constructor().addException(Exception.class);
    if (instance.configured()) {
      constructor.addParameter(UdfConfig.class, "config");
    }
    constructor.addStatement(
        instance.configured() ? "this.$N = new $T(config)" : "this.$N = new $T()", CODE, owner);
    type.addField(owner, CODE, Modifier.PRIVATE, Modifier.FINAL);
    type.addMethod(constructor.build());
    if (instance.opened()) {
      MethodSpec.Builder open = method("open").addParameter(TransformContext.class, "context");
      if (base) {
        open.addStatement("super.open(context)");
      }
      type.addMethod(open.addStatement("$N.open()", CODE).build());
    }
  }

  /** The interface's own may throw anything, of which compilers warn; this doesn't. */
  private void addClose(TypeSpec.Builder type) {
    boolean closed = code instanceof Code.OfInstance instance && instance.closed();
    if (base && !closed) {
      return;
    }
    CodeBlock own =
        closed ? CodeBlock.of("$T.close($N::close);\n", CodeErrors.class, CODE) : CodeBlock.of("");
    type.addMethod(
        MethodSpec.methodBuilder("close")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addCode(
                base ? CodeBlock.of("try {\n$>$L$<} finally {\n$>super.close();\n$<}\n", own) : own)
            .build());
  }

  /** Starts a public method of the API, which may throw any exception. */
  static MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addException(Exception.class);
  }

  /** Calls the method. */
  CodeBlock call(CodeBlock arguments) {
    if (code instanceof Code.OfMethod method) {
      return CodeBlock.of("$T.$L($L)", ClassName.get(method.owner()), method.method(), arguments);
    }
    return CodeBlock.of("$N.$L($L)", CODE, ((Code.OfInstance) code).method(), arguments);
  }

  /** What is wrong with a method that gave null. */
  static String gaveNull(StreamModel stream) {
    return "the method '"
        + stream.name()
        + "' gave null; where a row may become none, it gives @Nullable "
        + stream.row().simpleName()
        + " or an Optional";
  }
}
