package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.NullTest;
import dev.etlsdk.codegen.internal.LoopScope.Captured;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits what evaluates its operands only when they are needed: AND, OR, CASE, COALESCE; and the
 * tests around them.
 */
final class LogicEmitter {

  private final LoopScope loop;
  private final ExpressionEmitter emitter;

  LogicEmitter(LoopScope loop, ExpressionEmitter emitter) {
    this.loop = loop;
    this.emitter = emitter;
  }

  Value emit(Expression expression) {
    if (expression instanceof Expression.Logic logic) {
      return logic(logic);
    }
    if (expression instanceof Expression.Not not) {
      return emitter.strict(not, codes -> CodeBlock.of("!$L", codes.get(0)), true, false);
    }
    if (expression instanceof Expression.Test test) {
      return test(test);
    }
    if (expression instanceof Expression.Case caseOf) {
      return caseOf(caseOf);
    }
    if (expression instanceof Expression.Coalesce coalesce) {
      return coalesce(coalesce);
    }
    throw new IllegalStateException("no code for " + expression.getClass().getSimpleName());
  }

  private Value logic(Expression.Logic logic) {
    List<Captured<Value>> operands = new ArrayList<>();
    boolean inline = true;
    boolean pure = true;
    for (Expression operand : logic.operands()) {
      Captured<Value> captured = loop.capture(() -> emitter.emit(operand));
      operands.add(captured);
      inline &= captured.statements().isEmpty() && captured.result().nulls().never();
      pure &= captured.result().pure();
    }
    if (inline) {
      List<CodeBlock> codes = operands.stream().map(o -> o.result().code()).toList();
      return new Value(
          CodeBlock.of("($L)", CodeBlock.join(codes, logic.and() ? " && " : " || ")),
          Nulls.NEVER,
          pure);
    }
    return threeValued(logic.and(), operands);
  }

  /**
   * {@code known} is the value so far; {@code unknown} whether an operand was NULL, which counts
   * only while {@code known} isn't decided.
   */
  private Value threeValued(boolean and, List<Captured<Value>> operands) {
    String known = loop.declare(TypeName.BOOLEAN, and ? "all" : "any", String.valueOf(and));
    boolean nullable = operands.stream().anyMatch(o -> !o.result().nulls().never());
    String unknown = nullable ? loop.declare(TypeName.BOOLEAN, "unknown", "false") : "";
    String undecided = and ? known : "!" + known;
    for (int i = 0; i < operands.size(); i++) {
      if (i > 0) {
        loop.begin("if ($L)", undecided);
      }
      Captured<Value> operand = operands.get(i);
      loop.add(operand.statements());
      Nulls nulls = operand.result().nulls();
      if (nulls.never()) {
        loop.add("$L = $L", known, operand.result().code());
      } else {
        loop.begin("if ($L)", nulls.isNull());
        loop.add("$L = true", unknown);
        loop.next("else");
        loop.add("$L = $L", known, operand.result().code());
        loop.end();
      }
      if (i > 0) {
        loop.end();
      }
    }
    Nulls nulls = nullable ? Nulls.flag("(" + undecided + " && " + unknown + ")") : Nulls.NEVER;
    return Value.pure(CodeBlock.of("$L", known), nulls);
  }

  private Value test(Expression.Test test) {
    Value value = emitter.emit(test.operand());
    NullTest kind = test.test();
    if (kind == NullTest.NULL || kind == NullTest.NOT_NULL) {
      if (!value.pure()) {
        value = loop.materialise(value, JavaKind.of(test.operand().type()), "tested");
      }
      if (value.nulls().never()) {
        return Value.pure(kind == NullTest.NULL ? "false" : "true");
      }
      CodeBlock condition =
          kind == NullTest.NULL ? value.nulls().isNull() : value.nulls().isNotNull();
      return Value.pure(CodeBlock.of("($L)", condition), Nulls.NEVER);
    }
    boolean positive = kind == NullTest.TRUE || kind == NullTest.NOT_TRUE;
    CodeBlock matches = positive ? value.code() : CodeBlock.of("!$L", value.code());
    CodeBlock condition =
        value.nulls().never()
            ? matches
            : CodeBlock.of("($L && $L)", value.nulls().isNotNull(), matches);
    boolean negated = kind == NullTest.NOT_TRUE || kind == NullTest.NOT_FALSE;
    return new Value(
        negated ? CodeBlock.of("!$L", condition) : condition, Nulls.NEVER, value.pure());
  }

  /** A Java condition that holds if the expression is TRUE. */
  CodeBlock condition(Expression expression) {
    return test(new Expression.Test(NullTest.TRUE, expression)).code();
  }

  private Value caseOf(Expression.Case expression) {
    JavaKind kind = JavaKind.of(expression.type());
    String result = loop.declare(kind.java(), "chosen", kind.initial());
    String isNull = nullFlag(expression, kind);
    for (Expression.Case.Branch branch : expression.branches()) {
      loop.begin("if ($L)", condition(branch.condition()));
      assign(branch.value(), result, isNull);
      loop.next("else");
    }
    assign(expression.otherwise(), result, isNull);
    for (int i = 0; i < expression.branches().size(); i++) {
      loop.end();
    }
    return chosen(expression, kind, result, isNull);
  }

  private Value coalesce(Expression.Coalesce expression) {
    JavaKind kind = JavaKind.of(expression.type());
    String result = loop.declare(kind.java(), "first", kind.initial());
    String isNull = nullFlag(expression, kind);
    int open = 0;
    for (Expression operand : expression.operands()) {
      Value value = emitter.emit(operand);
      if (value.nulls().never()) {
        loop.add("$L = $L", result, value.code());
        if (!isNull.isEmpty()) {
          loop.add("$L = false", isNull);
        }
        break;
      }
      loop.begin("if ($L)", value.nulls().isNotNull());
      loop.add("$L = $L", result, value.code());
      if (!isNull.isEmpty()) {
        loop.add("$L = false", isNull);
      }
      loop.next("else");
      open++;
    }
    for (int i = 0; i < open; i++) {
      loop.end();
    }
    return chosen(expression, kind, result, isNull);
  }

  private String nullFlag(Expression expression, JavaKind kind) {
    return expression.nullable() && kind.isPrimitive()
        ? loop.declare(TypeName.BOOLEAN, "isNull", "true")
        : "";
  }

  private static Value chosen(Expression expression, JavaKind kind, String result, String isNull) {
    Nulls nulls = Nulls.NEVER;
    if (expression.nullable()) {
      nulls = Nulls.flag(kind.isPrimitive() ? isNull : result + " == null");
    }
    return Value.pure(CodeBlock.of("$L", result), nulls);
  }

  private void assign(Expression expression, String result, String isNull) {
    Value value = emitter.emit(expression);
    if (value.nulls().never()) {
      loop.add("$L = $L", result, value.code());
      if (!isNull.isEmpty()) {
        loop.add("$L = false", isNull);
      }
    } else if (!value.nulls().equals(Nulls.ALWAYS)) {
      loop.begin("if ($L)", value.nulls().isNotNull());
      loop.add("$L = $L", result, value.code());
      if (!isNull.isEmpty()) {
        loop.add("$L = false", isNull);
      }
      loop.end();
    }
  }
}
