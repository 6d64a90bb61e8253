package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.CodeBlock;
import dev.etlsdk.codegen.expression.Expression;

/** Emits conversions between types. */
final class CastEmitter {

  private final ExpressionEmitter emitter;

  CastEmitter(LoopScope loop, ExpressionEmitter emitter) {
    this.emitter = emitter;
  }

  Value emit(Expression.Cast cast) {
    JavaKind from = JavaKind.of(cast.operand().type());
    JavaKind to = JavaKind.of(cast.type());
    if (from == to) {
      return emitter.emit(cast.operand());
    }
    if (from.isNumber() && to.isNumber() && from.ordinal() < to.ordinal()) {
      return emitter.strict(cast, codes -> CodeBlock.of("(($T) $L)", to.java(), codes.get(0)), true, false);
    }
    throw new IllegalStateException("no cast from " + cast.operand().type() + " to " + cast.type());
  }
}
