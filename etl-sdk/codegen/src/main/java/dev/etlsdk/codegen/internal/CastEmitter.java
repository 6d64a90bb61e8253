package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.etlsdk.codegen.expression.CastMode;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.kernels.RowFailure;
import java.util.List;

/** Emits conversions between types. */
final class CastEmitter {

  private final LoopScope loop;
  private final ExpressionEmitter emitter;

  CastEmitter(LoopScope loop, ExpressionEmitter emitter) {
    this.loop = loop;
    this.emitter = emitter;
  }

  Value emit(Expression.Cast cast) {
    Value operand = emitter.emit(cast.operand());
    CodeBlock probe =
        CastCode.of(CodeBlock.of("x"), cast.operand().type(), cast.type(), cast.mode());
    boolean total = CastCode.isTotal(cast.operand().type(), cast.type());
    if (probe.toString().equals("x")) {
      return operand;
    }
    if (cast.mode().attempt() && !total) {
      return attempt(operand, cast);
    }
    return emitter.strict(
        List.of(operand),
        List.of(JavaKind.of(cast.operand().type())),
        codes -> CastCode.of(codes.get(0), cast.operand().type(), cast.type(), cast.mode()),
        total,
        null);
  }

  private Value attempt(Value operand, Expression.Cast cast) {
    Value from =
        operand.pure()
            ? operand
            : loop.materialise(operand, JavaKind.of(cast.operand().type()), "operand");
    JavaKind kind = JavaKind.of(cast.type());
    String result = loop.declare(kind.java(), "attempted", kind.initial());
    String failed = loop.declare(TypeName.BOOLEAN, "failed", "true");
    if (!from.nulls().never()) {
      loop.begin("if ($L)", from.nulls().isNotNull());
    }
    loop.begin("try");
    CastMode strict = new CastMode(false, cast.mode().length(), cast.mode().pad());
    loop.add(
        "$L = $L", result, CastCode.of(from.code(), cast.operand().type(), cast.type(), strict));
    loop.add("$L = false", failed);
    loop.next("catch ($T e)", RowFailure.class);
    loop.add("$L = true", failed);
    loop.end();
    if (!from.nulls().never()) {
      loop.end();
    }
    return Value.pure(CodeBlock.of("$L", result), Nulls.flag(failed));
  }
}
