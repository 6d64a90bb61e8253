package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.etlsdk.codegen.expression.Expression;
import javax.lang.model.element.Modifier;

/**
 * Writes a part of an expression as a method over the row in hand. Whether its value is NULL it
 * says in a field, unless the value is a reference.
 */
final class PartEmitter {

  private PartEmitter() {}

  /** Writes the method, and the call of it into the loop. */
  static Value call(Expression part, LoopScope caller) {
    ClassScope shared = caller.shared();
    JavaKind kind = JavaKind.of(part.type());
    String method = shared.name("part");
    String isNull = kind.isPrimitive() ? shared.flag(method + "_isNull") : "";
    LoopScope loop = caller.part();
    Value value = new ExpressionEmitter(loop).inside(part);
    CodeBlock.Builder code = CodeBlock.builder().add(loop.head()).add(loop.body());
    boolean nullable = !value.nulls().never();
    if (nullable) {
      code.beginControlFlow("if ($L)", value.nulls().isNull());
      setNull(code, isNull, true);
      code.addStatement("return $L", kind.initial());
      code.endControlFlow();
      setNull(code, isNull, false);
    }
    code.addStatement("return $L", value.code());
    shared.addMethod(method(method, kind.java(), code.build()));
    String local = caller.name(method);
    caller.add("final $T $L = $L(base, row, bit)", kind.java(), local, method);
    if (!nullable) {
      return Value.pure(CodeBlock.of("$L", local), Nulls.NEVER);
    }
    if (!kind.isPrimitive()) {
      return Value.pure(CodeBlock.of("$L", local), Nulls.flag(local + " == null"));
    }
    String none = caller.name(local + "_isNull");
    caller.add("final $T $L = this.$L", TypeName.BOOLEAN, none, isNull);
    return Value.pure(CodeBlock.of("$L", local), Nulls.flag(none));
  }

  private static void setNull(CodeBlock.Builder code, String field, boolean value) {
    if (!field.isEmpty()) {
      code.addStatement("this.$L = $L", field, value);
    }
  }

  private static MethodSpec method(String name, TypeName result, CodeBlock code) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE)
        .returns(result)
        .addParameter(TypeName.INT, "base")
        .addParameter(TypeName.INT, "row")
        .addParameter(TypeName.LONG, "bit")
        .addCode(code)
        .build();
  }
}
