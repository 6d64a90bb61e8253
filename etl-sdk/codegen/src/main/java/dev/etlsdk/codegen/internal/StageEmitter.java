package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.plan.StagePlan;
import dev.etlsdk.codegen.plan.StagePlan.Step;
import dev.etlsdk.kernels.stage.BlockStage;
import dev.etlsdk.kernels.stage.StageSetup;
import dev.etlsdk.kernels.stage.StageShape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the class of a stage. */
public final class StageEmitter {

  private final StagePlan plan;
  private final String packageName;
  private final ClassScope shared;
  private final int[] passed;

  private StageEmitter(StagePlan plan, String packageName) {
    this.plan = plan;
    this.packageName = packageName;
    this.shared = new ClassScope(plan.input());
    this.passed = passed(plan);
  }

  /** The source of the class of a stage. */
  public static String emit(StagePlan plan, String packageName) {
    return new StageEmitter(plan, packageName).source();
  }

  /** Without a filter a column that is only passed on is shared with the input. */
  private static int[] passed(StagePlan plan) {
    int[] shared = new int[plan.expressions().size()];
    for (int i = 0; i < shared.length; i++) {
      boolean pass = !plan.filters() && plan.expressions().get(i) instanceof Expression.Column;
      shared[i] = pass ? ((Expression.Column) plan.expressions().get(i)).index() : -1;
    }
    return shared;
  }

  private String source() {
    MethodSpec block = block();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(plan.name())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(BlockStage.class)
            .addJavadoc("$L\n", plan.comment())
            .addAnnotation(AnnotationSpec.builder(SuppressWarnings.class).addMember("value", "$S", "cast").build());
    type.addField(strings("COLUMNS", plan.output().names()));
    type.addField(shape());
    type.addFields(shared.constants());
    type.addFields(shared.instances().values());
    type.addMethod(constructor());
    if (!shared.instances().isEmpty()) {
      type.addMethod(InstanceEmitter.openFunctions(shared));
    }
    type.addMethod(block);
    return JavaFile.builder(packageName, type.build()).indent("  ").skipJavaLangImports(true).build().toString();
  }

  private static FieldSpec strings(String name, List<String> values) {
    return FieldSpec.builder(
            ArrayTypeName.of(String.class), name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("{$L}", list(values))
        .build();
  }

  private static CodeBlock list(List<String> values) {
    return values.stream().map(v -> CodeBlock.of("$S", v)).collect(CodeBlock.joining(", "));
  }

  private FieldSpec shape() {
    String shares = Arrays.stream(passed).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    String paths =
        shared.paths().stream()
            .map(p -> p.indexes().toString().replace('[', '{').replace(']', '}'))
            .collect(Collectors.joining(", "));
    return FieldSpec.builder(StageShape.class, "SHAPE", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(
            "new $T(new int[] {$L}, $L, new int[][] {$L}, new String[] {$L})",
            StageShape.class,
            shares,
            plan.filters(),
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

  private MethodSpec block() {
    LoopScope loop = new LoopScope(shared);
    ExpressionEmitter emitter = new ExpressionEmitter(loop);
    boolean filters = plan.filters();
    OutputEmitter outputs = new OutputEmitter(loop, emitter, filters ? loop.name("outBit") : "bit");
    for (Step step : plan.steps()) {
      emit(step, loop, emitter);
    }
    if (filters) {
      loop.add("selected |= bit");
    }
    for (int i = 0; i < passed.length; i++) {
      if (passed[i] < 0) {
        Column column = plan.output().column(i);
        outputs.emit(i, column, plan.expressions().get(i));
      }
    }
    CodeBlock rows = loop.body();
    return MethodSpec.methodBuilder("block")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(long.class)
        .addParameter(TypeName.INT, "base")
        .addParameter(TypeName.LONG, "rows")
        .addCode(loop.head())
        .addCode(filters ? CodeBlock.of("long selected = 0;\n") : CodeBlock.of(""))
        .addCode(rows.isEmpty() ? CodeBlock.of("") : rowLoop(rows, outputs, filters))
        .addCode(filters ? CodeBlock.of("return selected;\n") : CodeBlock.of("return rows;\n"))
        .build();
  }

  private void emit(Step step, LoopScope loop, ExpressionEmitter emitter) {
    if (step instanceof Step.Keep keep) {
      loop.begin("if (!$L)", emitter.condition(keep.condition()));
      loop.add("continue");
      loop.end();
    } else if (step instanceof Step.Define define) {
      Value value = emitter.emit(define.value());
      loop.bind(define.variable(), loop.materialise(value, JavaKind.of(define.value().type()), define.variable()));
    }
  }

  private CodeBlock rowLoop(CodeBlock rows, OutputEmitter outputs, boolean filters) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("int o = outRow");
    code.beginControlFlow("for (long left = rows; left != 0; left &= left - 1)");
    code.addStatement("final int i = Long.numberOfTrailingZeros(left)");
    code.addStatement("final int row = base + i");
    code.addStatement("final long bit = left & -left");
    if (filters) {
      code.addStatement("final long outBit = 1L << (o - outRow)");
    }
    code.addStatement("int column = -1");
    code.beginControlFlow("try");
    code.add(rows);
    code.nextControlFlow("catch (Exception e)");
    code.addStatement("fail(row, e, column < 0 ? null : COLUMNS[column])");
    code.endControlFlow();
    if (filters) {
      code.beginControlFlow("if ((selected & bit) == 0)");
      code.addStatement("continue");
      code.endControlFlow();
    }
    for (CodeBlock end : outputs.rowEnds()) {
      code.addStatement(end);
    }
    code.addStatement("o++");
    code.endControlFlow();
    code.addStatement("final int count = o - outRow");
    code.add(outputs.after());
    return code.build();
  }
}
