package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.CodeBlock;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.kernels.Arithmetic;
import dev.etlsdk.kernels.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Emits expressions as Java: statements into the loop, and a {@link Value} to go on with. */
final class ExpressionEmitter {

  private final LoopScope loop;
  private final LogicEmitter logic;
  private final ComparisonEmitter comparisons;
  private final SetEmitter sets;
  private final CallEmitter calls;
  private final CastEmitter casts;
  private final NestedEmitter nested;

  ExpressionEmitter(LoopScope loop) {
    this.loop = loop;
    logic = new LogicEmitter(loop, this);
    comparisons = new ComparisonEmitter(loop, this);
    sets = new SetEmitter(loop, this);
    calls = new CallEmitter(loop, this);
    casts = new CastEmitter(loop, this);
    nested = new NestedEmitter(loop, this);
  }

  Value emit(Expression expression) {
    return loop.shared().parts().isPart(expression)
        ? PartEmitter.call(expression, loop)
        : inside(expression);
  }

  /** The same in the method in hand, whatever the expression weighs. */
  Value inside(Expression expression) {
    if (expression instanceof Expression.Column column) {
      return loop.read(column.index());
    }
    if (expression instanceof Expression.Variable variable) {
      return loop.variable(variable.name());
    }
    if (expression instanceof Expression.Literal literal) {
      return Literals.emit(literal, loop.shared());
    }
    if (expression instanceof Expression.Now) {
      return Value.pure("now");
    }
    if (expression instanceof Expression.Let let) {
      Value value = emit(let.value());
      JavaKind kind = JavaKind.of(let.value().type());
      loop.bind(let.variable(), loop.materialise(value, kind, let.variable()), kind);
      return emit(let.body());
    }
    return operation(expression);
  }

  private Value operation(Expression expression) {
    if (expression instanceof Expression.Arithmetic arithmetic) {
      return arithmetic(arithmetic);
    }
    if (expression instanceof Expression.Negate negate) {
      return strict(negate, codes -> negative(negate, codes.get(0)), false, false);
    }
    if (expression instanceof Expression.Comparison comparison) {
      return comparisons.emit(comparison);
    }
    if (expression instanceof Expression.In in) {
      return sets.emit(in);
    }
    if (expression instanceof Expression.Call call) {
      return calls.emit(call);
    }
    if (expression instanceof Expression.Apply apply) {
      return calls.emit(apply);
    }
    if (expression instanceof Expression.Cast cast) {
      return casts.emit(cast);
    }
    if (expression instanceof Expression.Field field) {
      return nested.field(field);
    }
    if (expression instanceof Expression.Item item) {
      return nested.item(item);
    }
    if (expression instanceof Expression.Construct construct) {
      return nested.construct(construct);
    }
    return logic.emit(expression);
  }

  /** A Java condition that holds if the expression is TRUE. */
  CodeBlock condition(Expression expression) {
    return logic.condition(expression);
  }

  private static CodeBlock negative(Expression.Negate negate, CodeBlock operand) {
    return JavaKind.of(negate.type()) == JavaKind.DECIMAL
        ? CodeBlock.of("$L.negate()", operand)
        : CodeBlock.of("$T.negate($L)", Arithmetic.class, operand);
  }

  private Value arithmetic(Expression.Arithmetic arithmetic) {
    String method = arithmetic.operator().method();
    boolean decimal = JavaKind.of(arithmetic.type()) == JavaKind.DECIMAL;
    return strict(
        arithmetic,
        codes ->
            decimal
                ? decimal(method, codes, (DataType.Decimal) arithmetic.dataType())
                : CodeBlock.of(
                    "$T.$L($L, $L)", Arithmetic.class, method, codes.get(0), codes.get(1)),
        false,
        false);
  }

  private static CodeBlock decimal(String method, List<CodeBlock> codes, DataType.Decimal type) {
    return CodeBlock.of(
        "$T.$L($L, $L, $L, $L)",
        Decimals.class,
        method,
        codes.get(0),
        codes.get(1),
        type.precision(),
        type.scale());
  }

  /** A strict operation: NULL when an operand is, and evaluated only when none is. */
  Value strict(
      Expression expression,
      Function<List<CodeBlock>, CodeBlock> operation,
      boolean pure,
      boolean givesNull) {
    List<Value> operands = new ArrayList<>();
    List<JavaKind> kinds = new ArrayList<>();
    for (Expression operand : expression.operands()) {
      operands.add(emit(operand));
      kinds.add(JavaKind.of(operand.type()));
    }
    return strict(
        operands, kinds, operation, pure, givesNull ? JavaKind.of(expression.type()) : null);
  }

  /**
   * A strict operation over values.
   *
   * @param nullKind the kind of the result if the operation itself may give null
   */
  Value strict(
      List<Value> operands,
      List<JavaKind> kinds,
      Function<List<CodeBlock>, CodeBlock> operation,
      boolean pure,
      @Nullable JavaKind nullKind) {
    Nulls nulls = Nulls.NEVER;
    for (Value operand : operands) {
      nulls = nulls.or(operand.nulls());
    }
    boolean allPure = pure;
    List<CodeBlock> codes = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      Value operand = operands.get(i);
      // An operand that can fail is evaluated also where another operand is NULL, as SQL's own
      // evaluation would.
      if (!operand.pure() && !operand.nulls().same(nulls)) {
        operand = loop.materialise(operand, kinds.get(i), "operand");
      }
      allPure &= operand.pure();
      codes.add(operand.code());
    }
    Value result = new Value(operation.apply(codes), nulls, allPure);
    if (nullKind == null) {
      return result;
    }
    String local = loop.materialise(result, nullKind, "result").code().toString();
    return Value.pure(CodeBlock.of("$L", local), Nulls.flag(local + " == null"));
  }
}
