package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.kernels.set.DecimalSet;
import dev.etlsdk.kernels.set.LongSet;
import dev.etlsdk.kernels.set.TextSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Emits searches in sets of constants. */
final class SetEmitter {

  /** A class file takes a constant of up to 65,535 bytes, of which a char may need three. */
  private static final int MAX_CONSTANT = 20_000;

  private final LoopScope loop;
  private final ExpressionEmitter emitter;

  SetEmitter(LoopScope loop, ExpressionEmitter emitter) {
    this.loop = loop;
    this.emitter = emitter;
  }

  Value emit(Expression.In in) {
    JavaKind kind = JavaKind.of(in.operand().type());
    String set = constant(kind, in.options());
    boolean column =
        in.operand() instanceof Expression.Column && !loop.shared().parts().isPart(in.operand());
    if (kind == JavaKind.STRING && column) {
      LoopScope.ColumnLocals locals = loop.column(((Expression.Column) in.operand()).index());
      return Value.pure(
          CodeBlock.of("$L.contains($L, $L, row)", set, locals.offsets(), locals.data()),
          locals.nulls());
    }
    return emitter.strict(
        in,
        codes ->
            kind == JavaKind.DOUBLE
                ? CodeBlock.of("$L.contains($T.bits($L))", set, LongSet.class, codes.get(0))
                : CodeBlock.of("$L.contains($L)", set, codes.get(0)),
        true,
        false);
  }

  private String constant(JavaKind kind, List<Expression.Literal> options) {
    return switch (kind) {
      case BYTE, SHORT, INT, LONG -> constant(LongSet.class, "NUMBERS", commas(options));
      case DOUBLE ->
          constant(
              LongSet.class,
              "NUMBERS",
              options.stream()
                  .map(o -> String.valueOf(LongSet.bits((Double) value(o))))
                  .collect(Collectors.joining(",")));
      case DECIMAL -> constant(DecimalSet.class, "DECIMALS", commas(options));
      case STRING ->
          constant(
              TextSet.class,
              "TEXTS",
              options.stream()
                  .map(o -> ((String) value(o)).length() + ":" + value(o))
                  .collect(Collectors.joining()));
      default -> throw new IllegalStateException("no set of " + kind);
    };
  }

  private static String commas(List<Expression.Literal> options) {
    return options.stream().map(o -> value(o).toString()).collect(Collectors.joining(","));
  }

  /** Texts of numbers are cut between numbers, other texts anywhere. */
  private String constant(Class<?> type, String name, String text) {
    List<CodeBlock> pieces = new ArrayList<>();
    boolean numbers = type != TextSet.class;
    for (int at = 0; at < text.length(); ) {
      int end = Math.min(text.length(), at + MAX_CONSTANT);
      if (numbers && end < text.length()) {
        end = text.lastIndexOf(',', end) + 1;
      }
      pieces.add(Literals.text(text.substring(at, end)));
      at = end;
    }
    ClassName set = ClassName.get(type);
    return loop.shared()
        .constant(set, name, CodeBlock.of("$T.of($L)", set, CodeBlock.join(pieces, ", ")));
  }

  private static Object value(Expression.Literal literal) {
    return Objects.requireNonNull(literal.value(), "an option isn't NULL");
  }
}
