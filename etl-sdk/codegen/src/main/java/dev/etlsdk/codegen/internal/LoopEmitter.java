package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.Expressions;
import dev.etlsdk.codegen.plan.StagePlan;
import dev.etlsdk.codegen.plan.StagePlan.Step;
import dev.etlsdk.kernels.Bitmaps;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Writes the body of one loop over the rows of a block. Where a stage has several loops, the values
 * that one defines for another are kept in arrays of 64.
 */
final class LoopEmitter {

  private final StagePlan stage;
  private final ClassScope shared;
  private final boolean filters;
  private final LoopScope loop;
  private final ExpressionEmitter expressions;
  private final OutputEmitter outputs;
  private final CodeBlock.Builder after = CodeBlock.builder();

  LoopEmitter(StagePlan stage, ClassScope shared, boolean filters) {
    this.stage = stage;
    this.shared = shared;
    this.filters = filters;
    loop = new LoopScope(shared);
    expressions = new ExpressionEmitter(loop);
    outputs = new OutputEmitter(loop, expressions, filters ? loop.name("outBit") : "bit");
  }

  /** All of a stage in one loop. Gives the rows that stay, by {@code return}. */
  CodeBlock whole(LoopPlan plan) {
    steps(plan, false);
    if (filters) {
      loop.add("selected |= bit");
    }
    emitOutputs(plan);
    CodeBlock rows = loop.body();
    CodeBlock.Builder code = CodeBlock.builder().add(loop.head());
    if (filters) {
      code.addStatement("long selected = 0");
    }
    if (!rows.isEmpty()) {
      rowLoop(code, rows, "rows", filters ? "(selected & bit) == 0" : "");
    }
    return code.addStatement("return $L", filters ? "selected" : "rows").build();
  }

  /** Steps only. Gives the rows that stay, by {@code return}; those that failed don't. */
  CodeBlock steps(LoopPlan plan) {
    steps(plan, true);
    loop.add("selected |= bit");
    CodeBlock rows = loop.body();
    CodeBlock.Builder code = CodeBlock.builder().add(loop.head());
    code.addStatement("long selected = 0");
    header(code, rows, "rows");
    code.endControlFlow();
    return code.add(after.build()).addStatement("return selected").build();
  }

  /** Output columns only, of the rows that are left. */
  CodeBlock outputs(LoopPlan plan) {
    variables(plan);
    emitOutputs(plan);
    CodeBlock rows = loop.body();
    CodeBlock.Builder code = CodeBlock.builder().add(loop.head());
    rowLoop(code, rows, "rows", "");
    return code.build();
  }

  private void steps(LoopPlan plan, boolean keep) {
    if (keep) {
      variables(plan);
    }
    for (Step step : plan.steps()) {
      if (step instanceof Step.Keep condition) {
        loop.begin("if (!$L)", expressions.condition(condition.condition()));
        loop.add("continue");
        loop.end();
      } else if (step instanceof Step.Define define) {
        JavaKind kind = JavaKind.of(define.value().type());
        Value value = loop.materialise(expressions.emit(define.value()), kind, define.variable());
        loop.bind(define.variable(), value, kind);
        if (keep) {
          keep(define.variable(), kind, value);
        }
      }
    }
  }

  /** Keeps a value for later loops. */
  private void keep(String variable, JavaKind kind, Value value) {
    String array = shared.scratch(variable, kind);
    loop.add("this.$L[i] = $L", array, value.code());
    String set = loop.name(variable + "_set");
    loop.before("long $L = 0", set);
    if (value.nulls().never()) {
      loop.add("$L |= bit", set);
    } else {
      loop.begin("if ($L)", value.nulls().isNotNull());
      loop.add("$L |= bit", set);
      loop.end();
    }
    after.addStatement("this.$L = $L", shared.scratchValidity(variable), set);
  }

  /** Binds the values that earlier loops have kept. */
  private void variables(LoopPlan plan) {
    Map<String, Expression.Variable> used = new LinkedHashMap<>();
    for (Step step : plan.steps()) {
      collect(LoopPlan.expression(step), used);
    }
    for (int output : plan.outputs()) {
      collect(stage.expressions().get(output), used);
    }
    for (Expression.Variable variable : used.values()) {
      if (shared.hasScratch(variable.name())) {
        loop.bindKept(variable);
      }
    }
  }

  private static void collect(Expression expression, Map<String, Expression.Variable> used) {
    Expressions.walk(
        expression,
        part -> {
          if (part instanceof Expression.Variable variable) {
            used.putIfAbsent(variable.name(), variable);
          }
        });
  }

  private void emitOutputs(LoopPlan plan) {
    for (int output : plan.outputs()) {
      outputs.emit(output, stage.output().column(output), stage.expressions().get(output));
    }
  }

  private void rowLoop(CodeBlock.Builder code, CodeBlock rows, String word, String leftOut) {
    code.addStatement("int o = outRow");
    header(code, rows, word);
    if (!leftOut.isEmpty()) {
      code.beginControlFlow("if ($L)", leftOut);
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
  }

  /** The beginning of the loop, and what is done for each row; the loop stays open. */
  private void header(CodeBlock.Builder code, CodeBlock rows, String word) {
    code.beginControlFlow("for (long left = $L; left != 0; left &= left - 1)", word);
    code.addStatement("final int i = $T.numberOfTrailingZeros(left)", Long.class);
    code.addStatement("final int row = base + i");
    code.addStatement("final long bit = left & -left");
    if (filters && !outputs.after().isEmpty()) {
      code.addStatement("final long outBit = 1L << (o - outRow)");
    }
    code.addStatement("int column = -1");
    code.beginControlFlow("try");
    code.add(rows);
    code.nextControlFlow("catch ($T e)", Throwable.class);
    code.addStatement("fail(row, e, column)");
    code.endControlFlow();
  }

  static FieldSpec scratchField(String name, JavaKind kind) {
    return FieldSpec.builder(ArrayTypeName.of(kind.java()), name, Modifier.PRIVATE, Modifier.FINAL)
        .initializer(
            kind == JavaKind.BYTES
                ? CodeBlock.of("new byte[$L][]", Bitmaps.BLOCK)
                : CodeBlock.of("new $T[$L]", kind.java(), Bitmaps.BLOCK))
        .build();
  }

  static FieldSpec validityField(String name) {
    return FieldSpec.builder(TypeName.LONG, name, Modifier.PRIVATE).build();
  }
}
