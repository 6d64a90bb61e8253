package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.etlsdk.codegen.expression.FunctionTarget;
import dev.etlsdk.kernels.stage.FunctionInstances;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the method that makes the instances of functions' classes. */
final class InstanceEmitter {

  private InstanceEmitter() {}

  static MethodSpec openFunctions(ClassScope shared) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("openFunctions")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .addParameter(FunctionInstances.class, "functions")
            .addException(Exception.class);
    for (FunctionTarget function : shared.instanceFunctions()) {
      String owner = function.owner();
      FieldSpec field = Objects.requireNonNull(shared.instances().get(owner), "one field an owner");
      boolean config = function.user().map(FunctionTarget.UserFunction::takesConfig).orElse(false);
      CodeBlock argument = config ? CodeBlock.of("functions.config($S)", owner) : CodeBlock.of("");
      method.beginControlFlow("if (!functions.has($S))", owner);
      method.addStatement("functions.add($S, new $T($L))", owner, field.type(), argument);
      method.endControlFlow();
      method.addStatement("this.$L = ($T) functions.get($S)", field.name(), field.type(), owner);
    }
    return method.build();
  }
}
