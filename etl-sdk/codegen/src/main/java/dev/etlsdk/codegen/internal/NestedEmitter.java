package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.CodeBlock;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.kernels.nested.Elements;
import dev.etlsdk.kernels.nested.VectorObjects;
import java.util.ArrayList;
import java.util.List;

/** Emits access to parts of ARRAY, MAP and ROW, and making them. */
final class NestedEmitter {

  private final LoopScope loop;
  private final ExpressionEmitter emitter;

  NestedEmitter(LoopScope loop, ExpressionEmitter emitter) {
    this.loop = loop;
    this.emitter = emitter;
  }

  Value field(Expression.Field field) {
    if (ColumnPath.isPath(field)) {
      return loop.read(loop.shared().path(ColumnPath.of(field)));
    }
    Value row = emitter.emit(field.operand());
    Value element =
        emitter.strict(
            List.of(row),
            List.of(JavaKind.ROW),
            codes -> CodeBlock.of("$T.field($L, $L)", Elements.class, codes.get(0), field.index()),
            true,
            null);
    return part(element, field);
  }

  Value item(Expression.Item item) {
    Value key = emitter.emit(item.key());
    JavaKind keyKind = JavaKind.of(item.key().type());
    boolean array = JavaKind.of(item.operand().type()) == JavaKind.LIST;
    if (array && item.operand() instanceof Expression.Column column) {
      LoopScope.ColumnLocals locals = loop.column(column.index());
      Value element =
          emitter.strict(
              List.of(Value.pure(CodeBlock.of("$L", locals.data()), locals.nulls()), key),
              List.of(JavaKind.LIST, keyKind),
              codes ->
                  CodeBlock.of(
                      "$T.element($L, row, $L)", VectorObjects.class, codes.get(0), codes.get(1)),
              true,
              null);
      return part(element, item);
    }
    Value collection = emitter.emit(item.operand());
    Value element =
        emitter.strict(
            List.of(collection, key),
            List.of(JavaKind.of(item.operand().type()), keyKind),
            codes ->
                CodeBlock.of(
                    "$T.item($L, $L)",
                    Elements.class,
                    codes.get(0),
                    array ? codes.get(1) : Conversions.toObject(codes.get(1), item.key().type())),
            true,
            null);
    return part(element, item);
  }

  /** A part that came as an Object, which may be null. */
  private Value part(Value element, Expression expression) {
    String local =
        loop.materialise(element, com.palantir.javapoet.ClassName.OBJECT, "null", "element")
            .code()
            .toString();
    return new Value(
        Conversions.fromObject(CodeBlock.of("$L", local), expression.type()),
        Nulls.flag(local + " == null"),
        false);
  }

  Value construct(Expression.Construct construct) {
    List<CodeBlock> parts = new ArrayList<>();
    boolean pure = true;
    for (Expression operand : construct.operands()) {
      Value value = emitter.emit(operand);
      parts.add(object(value, operand));
      pure &= value.pure();
    }
    boolean map = JavaKind.of(construct.type()) == JavaKind.MAP;
    return new Value(
        CodeBlock.of(
            "$T.$L(new $T[] {$L})",
            Elements.class,
            map ? "map" : "list",
            Object.class,
            CodeBlock.join(parts, ", ")),
        Nulls.NEVER,
        pure && !map);
  }

  private CodeBlock object(Value value, Expression operand) {
    if (value.nulls().equals(Nulls.ALWAYS)) {
      return CodeBlock.of("null");
    }
    if (value.nulls().never()) {
      return Conversions.toObject(value.code(), operand.type());
    }
    Value local = loop.materialise(value, JavaKind.of(operand.type()), "part");
    return CodeBlock.of(
        "($L ? null : $L)",
        value.nulls().isNull(),
        Conversions.toObject(local.code(), operand.type()));
  }
}
