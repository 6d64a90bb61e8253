package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.etlsdk.codegen.expression.FunctionTarget;
import dev.etlsdk.codegen.plan.VectorCallPlan;
import dev.etlsdk.kernels.stage.StageSetup;
import dev.etlsdk.kernels.stage.VectorCallStage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.apache.arrow.vector.FieldVector;

/** Writes the class that calls a function in vector form. */
public final class VectorCallEmitter {

  private VectorCallEmitter() {}

  /** The source of the class of a call. */
  public static String emit(VectorCallPlan plan, String packageName) {
    ClassScope shared = new ClassScope(plan.input(), new ExpressionParts(), List.of());
    FunctionTarget function = plan.function();
    boolean instance = function.user().map(FunctionTarget.UserFunction::instance).orElse(false);
    CodeBlock target =
        instance
            ? CodeBlock.of("this.$L", shared.instance(function))
            : CodeBlock.of("$T", JavaTypes.owner(function));
    TypeSpec.Builder type =
        TypeSpec.classBuilder(plan.name())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(VectorCallStage.class)
            .addJavadoc("$L\n", JavaComment.of(plan.comment()))
            .addAnnotation(
                AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "cast")
                    .build())
            .addMethod(constructor(plan));
    for (FieldSpec field : shared.instances().values()) {
      type.addField(field);
    }
    if (instance) {
      type.addMethod(InstanceEmitter.openFunctions(shared));
    }
    type.addMethod(call(function, target));
    return JavaFile.builder(packageName, type.build())
        .indent("  ")
        .skipJavaLangImports(true)
        .build()
        .toString();
  }

  private static MethodSpec constructor(VectorCallPlan plan) {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PUBLIC)
        .addParameter(StageSetup.class, "setup")
        .addStatement(
            "super(setup, new int[] {$L}, new int[] {$L}, $S, $S)",
            numbers(plan.arguments()),
            numbers(plan.kept()),
            plan.result().toString(),
            plan.function().name())
        .build();
  }

  private static String numbers(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static MethodSpec call(FunctionTarget function, CodeBlock target) {
    List<CodeBlock> arguments = new ArrayList<>();
    for (int i = 0; i < function.parameters().size(); i++) {
      arguments.add(
          CodeBlock.of(
              "($T) vectors[$L]", JavaTypes.of(function.parameters().get(i).javaType()), i));
    }
    arguments.add(CodeBlock.of("($T) target", JavaTypes.of(function.result())));
    return MethodSpec.methodBuilder("call")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addParameter(ArrayTypeName.of(FieldVector.class), "vectors")
        .addParameter(FieldVector.class, "target")
        .addParameter(int.class, "rows")
        .addException(Exception.class)
        .addStatement("$L.$L($L, rows)", target, function.method(), CodeBlock.join(arguments, ", "))
        .build();
  }
}
