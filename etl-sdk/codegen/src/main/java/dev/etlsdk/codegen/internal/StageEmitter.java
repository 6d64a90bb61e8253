package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.Expressions;
import dev.etlsdk.codegen.expression.FunctionTarget;
import dev.etlsdk.codegen.plan.StagePlan;
import dev.etlsdk.kernels.stage.BlockStage;
import dev.etlsdk.kernels.stage.StageSetup;
import dev.etlsdk.kernels.stage.StageShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Writes the class of a stage. */
public final class StageEmitter {

  private final StagePlan plan;
  private final String packageName;
  private final ClassScope shared;
  private final boolean filters;
  private final int[] passed;

  private StageEmitter(StagePlan plan, String packageName) {
    ExpressionParts parts = new ExpressionParts();
    this.plan = parts.cut(plan);
    this.packageName = packageName;
    this.shared = new ClassScope(plan.input(), parts, functions(plan));
    boolean splits = LoopPlan.split(this.plan, all(plan), parts).size() > 1;
    // in several loops a row that fails in a step is left out, so that later ones don't see it
    this.filters = plan.filters() || splits && !plan.steps().isEmpty();
    this.passed = passed(plan, filters);
  }

  /** The source of the class of a stage. */
  public static String emit(StagePlan plan, String packageName) {
    return new StageEmitter(plan, packageName).source();
  }

  private static Set<FunctionTarget> functions(StagePlan plan) {
    Set<FunctionTarget> functions = new LinkedHashSet<>();
    Consumer<Expression> visitor =
        part -> {
          if (part instanceof Expression.Call call) {
            functions.add(call.function());
          }
        };
    plan.steps().forEach(step -> Expressions.walk(LoopPlan.expression(step), visitor));
    plan.expressions().forEach(expression -> Expressions.walk(expression, visitor));
    return functions;
  }

  private static List<Integer> all(StagePlan plan) {
    return IntStream.range(0, plan.expressions().size()).boxed().toList();
  }

  /** Without a filter a column that is only passed on is shared with the input. */
  private static int[] passed(StagePlan plan, boolean filters) {
    int[] shared = new int[plan.expressions().size()];
    for (int i = 0; i < shared.length; i++) {
      boolean pass = !filters && plan.expressions().get(i) instanceof Expression.Column;
      shared[i] = pass ? ((Expression.Column) plan.expressions().get(i)).index() : -1;
    }
    return shared;
  }

  private String source() {
    List<Integer> written = all(plan).stream().filter(i -> passed[i] < 0).toList();
    List<MethodSpec> methods = methods(LoopPlan.split(plan, written, shared.parts()));
    TypeSpec.Builder type =
        TypeSpec.classBuilder(plan.name())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(BlockStage.class)
            .addJavadoc("$L\n", JavaComment.of(plan.comment()))
            .addAnnotation(
                AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "cast")
                    .build());
    type.addField(shape());
    shared.constants().addTo(type);
    type.addFields(shared.instances().values());
    type.addFields(shared.scratch());
    type.addFields(shared.fields());
    type.addMethod(constructor());
    if (!shared.instances().isEmpty()) {
      type.addMethod(InstanceEmitter.openFunctions(shared));
    }
    type.addMethods(methods);
    type.addMethods(shared.methods());
    return JavaFile.builder(packageName, type.build())
        .indent("  ")
        .skipJavaLangImports(true)
        .build()
        .toString();
  }

  private static CodeBlock list(List<String> values) {
    return values.stream().map(v -> CodeBlock.of("$S", v)).collect(CodeBlock.joining(", "));
  }

  private FieldSpec shape() {
    String shares =
        Arrays.stream(passed).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    String paths =
        shared.paths().stream()
            .map(p -> p.indexes().toString().replace('[', '{').replace(']', '}'))
            .collect(Collectors.joining(", "));
    return FieldSpec.builder(
            StageShape.class, "SHAPE", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(
            "new $T($T.columns($S), $L, new int[][] {$L}, new String[] {$L})",
            StageShape.class,
            StageShape.class,
            shares,
            filters,
            paths,
            list(shared.functions()))
        .build();
  }

  private static MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PUBLIC)
        .addParameter(StageSetup.class, "setup")
        .addStatement("super(setup, SHAPE)")
        .build();
  }

  /**
   * All in one method if it is small enough; otherwise {@code block} calls one method after the
   * other.
   */
  private List<MethodSpec> methods(List<LoopPlan> loops) {
    if (loops.size() == 1) {
      return List.of(block(new LoopEmitter(plan, shared, filters).whole(loops.get(0))));
    }
    List<MethodSpec> methods = new ArrayList<>();
    CodeBlock.Builder calls = CodeBlock.builder();
    calls.addStatement("long selected = rows");
    for (LoopPlan loop : loops) {
      LoopEmitter emitter = new LoopEmitter(plan, shared, filters);
      boolean steps = loop.outputs().isEmpty();
      String name = shared.name(steps ? "steps" : "columns" + loop.outputs().get(0));
      methods.add(loop(name, steps ? emitter.steps(loop) : emitter.outputs(loop), steps));
      calls.addStatement(steps ? "selected = $L(base, selected)" : "$L(base, selected)", name);
    }
    calls.addStatement("return selected");
    methods.add(0, block(calls.build()));
    return methods;
  }

  private static MethodSpec block(CodeBlock code) {
    return MethodSpec.methodBuilder("block")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(long.class)
        .addParameter(TypeName.INT, "base")
        .addParameter(TypeName.LONG, "rows")
        .addCode(code)
        .build();
  }

  private static MethodSpec loop(String name, CodeBlock code, boolean steps) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE)
        .returns(steps ? TypeName.LONG : TypeName.VOID)
        .addParameter(TypeName.INT, "base")
        .addParameter(TypeName.LONG, "rows")
        .addCode(code)
        .build();
  }
}
