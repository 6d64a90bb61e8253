package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.CodeBlock;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.codegen.expression.ComparisonOperator;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.ValueType;
import dev.etlsdk.kernels.Bytes;
import dev.etlsdk.kernels.Temporals;
import java.util.List;

/** Emits comparisons. */
final class ComparisonEmitter {

  private final LoopScope loop;
  private final ExpressionEmitter emitter;

  ComparisonEmitter(LoopScope loop, ExpressionEmitter emitter) {
    this.loop = loop;
    this.emitter = emitter;
  }

  Value emit(Expression.Comparison comparison) {
    if (comparison.operator().seesNull()) {
      return distinct(comparison);
    }
    JavaKind kind = JavaKind.of(comparison.left().type());
    if (kind == JavaKind.STRING
        && comparison.left() instanceof Expression.Column left
        && comparison.right() instanceof Expression.Literal right
        && right.value() != null) {
      return rowWithLiteral(comparison.operator(), left, (String) right.value());
    }
    return emitter.strict(
        comparison,
        codes -> compare(comparison, comparison.operator(), codes.get(0), codes.get(1)),
        true,
        false);
  }

  private Value rowWithLiteral(ComparisonOperator operator, Expression.Column column, String text) {
    LoopScope.ColumnLocals locals = loop.column(column.index());
    String constant = Literals.utf8(text, loop.shared());
    boolean equality =
        operator == ComparisonOperator.EQUAL || operator == ComparisonOperator.NOT_EQUAL;
    CodeBlock code =
        equality
            ? CodeBlock.of(
                "$L$T.equal($L, $L, row, $L)",
                operator == ComparisonOperator.EQUAL ? "" : "!",
                Bytes.class,
                locals.offsets(),
                locals.data(),
                constant)
            : CodeBlock.of(
                "($T.compare($L, $L, row, $L) $L 0)",
                Bytes.class,
                locals.offsets(),
                locals.data(),
                constant,
                operator.java());
    return Value.pure(code, locals.nulls());
  }

  /** A Java condition over values that aren't NULL. */
  private static CodeBlock compare(
      Expression.Comparison comparison,
      ComparisonOperator operator,
      CodeBlock left,
      CodeBlock right) {
    int leftPrecision = precision(comparison.left());
    int rightPrecision = precision(comparison.right());
    if (leftPrecision != rightPrecision) {
      return CodeBlock.of(
          "($T.compare($L, $L, $L, $L) $L 0)",
          Temporals.class,
          left,
          leftPrecision,
          right,
          rightPrecision,
          operator.java());
    }
    return compare(JavaKind.of(comparison.left().type()), operator, left, right);
  }

  /** The precision of a point in time; 0 of all else. */
  private static int precision(Expression expression) {
    return expression.type() instanceof ValueType.Data data
            && data.type() instanceof DataType.Timestamp timestamp
        ? timestamp.precision()
        : 0;
  }

  private static CodeBlock compare(
      JavaKind kind, ComparisonOperator operator, CodeBlock left, CodeBlock right) {
    String java = operator.java();
    boolean equality = java.equals("==") || java.equals("!=");
    String not = java.equals("!=") ? "!" : "";
    return switch (kind) {
      case BYTE, SHORT, INT, LONG -> CodeBlock.of("($L $L $L)", left, java, right);
      case BOOLEAN ->
          equality
              ? CodeBlock.of("($L $L $L)", left, java, right)
              : CodeBlock.of("($T.compare($L, $L) $L 0)", Boolean.class, left, right, java);
      // NaN equals itself and is greater than all others, as in PostgreSQL; 0 and -0 are equal
      case FLOAT, DOUBLE ->
          CodeBlock.of(
              "($T.compare($L, $L) $L 0)", dev.etlsdk.kernels.Numbers.class, left, right, java);
      case STRING ->
          equality
              ? CodeBlock.of("$L$L.equals($L)", not, left, right)
              : CodeBlock.of("($T.compare($L, $L) $L 0)", Bytes.class, left, right, java);
      case DECIMAL -> CodeBlock.of("($L.compareTo($L) $L 0)", left, right, java);
      default ->
          CodeBlock.of(
              "($T.compare($L, $L) $L 0)", dev.etlsdk.kernels.Values.class, left, right, java);
    };
  }

  private Value distinct(Expression.Comparison comparison) {
    JavaKind kind = JavaKind.of(comparison.left().type());
    Value left = loop.materialise(emitter.emit(comparison.left()), kind, "left");
    Value right = loop.materialise(emitter.emit(comparison.right()), kind, "right");
    boolean distinct = comparison.operator() == ComparisonOperator.DISTINCT;
    ComparisonOperator whenBoth =
        distinct ? ComparisonOperator.NOT_EQUAL : ComparisonOperator.EQUAL;
    CodeBlock both = compare(comparison, whenBoth, left.code(), right.code());
    if (left.nulls().never() && right.nulls().never()) {
      return Value.pure(both, Nulls.NEVER);
    }
    CodeBlock leftNull = left.nulls().never() ? CodeBlock.of("false") : left.nulls().isNull();
    CodeBlock rightNull = right.nulls().never() ? CodeBlock.of("false") : right.nulls().isNull();
    return Value.pure(
        CodeBlock.of(
            "(($L) || ($L) ? ($L) $L ($L) : $L)",
            leftNull,
            rightNull,
            leftNull,
            distinct ? "!=" : "==",
            rightNull,
            both),
        Nulls.NEVER);
  }

  static List<JavaKind> kinds(Expression expression) {
    return expression.operands().stream().map(o -> JavaKind.of(o.type())).toList();
  }
}
