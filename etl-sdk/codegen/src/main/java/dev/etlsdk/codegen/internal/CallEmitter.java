package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.FunctionTarget;
import dev.etlsdk.codegen.expression.Operation;
import java.util.ArrayList;
import java.util.List;

/** Emits calls of functions and operations. */
final class CallEmitter {

  private final LoopScope loop;
  private final ExpressionEmitter emitter;

  CallEmitter(LoopScope loop, ExpressionEmitter emitter) {
    this.loop = loop;
    this.emitter = emitter;
  }

  Value emit(Expression.Apply apply) {
    Operation operation = apply.operation();
    return emitter.strict(
        apply,
        codes ->
            CodeBlock.of(
                "$T.$L($L)", operation.owner(), operation.method(), CodeBlock.join(codes, ", ")),
        !operation.fails(),
        operation.givesNull());
  }

  Value emit(Expression.Call call) {
    FunctionTarget function = call.function();
    List<Value> arguments = new ArrayList<>();
    Nulls nulls = Nulls.NEVER;
    for (int i = 0; i < call.operands().size(); i++) {
      Expression operand = call.operands().get(i);
      Value value = emitter.emit(operand);
      if (function.parameter(i).seesNull()) {
        value = boxed(value, operand, function.parameter(i).javaType());
      } else {
        nulls = nulls.or(value.nulls());
      }
      arguments.add(value);
    }
    CodeBlock invocation = invoke(function, arguments(call, arguments, nulls));
    Value result = new Value(invocation, nulls, false);
    if (!function.returnsNull()) {
      return new Value(
          Conversions.fromJava(invocation, function.result(), call.type()), nulls, false);
    }
    TypeName java = JavaTypes.of(function.result());
    String local = loop.materialise(result, java, "null", "result").code().toString();
    CodeBlock converted =
        Conversions.fromJava(CodeBlock.of("$L", local), function.result(), call.type());
    boolean same = converted.toString().equals(local);
    return new Value(converted, Nulls.flag(local + " == null"), same);
  }

  /** The arguments as Java expressions, for evaluation where no strict one is NULL. */
  private List<CodeBlock> arguments(Expression.Call call, List<Value> values, Nulls nulls) {
    FunctionTarget function = call.function();
    List<CodeBlock> codes = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      Expression operand = call.operands().get(i);
      if (function.parameter(i).seesNull()) {
        codes.add(value.code());
        continue;
      }
      if (!value.pure() && !value.nulls().same(nulls)) {
        value = loop.materialise(value, JavaKind.of(operand.type()), "operand");
      }
      codes.add(Conversions.toJava(value.code(), operand.type(), function.parameter(i).javaType()));
    }
    return codes;
  }

  /** An argument that the function sees also when it is NULL: a reference that is null then. */
  private Value boxed(Value value, Expression operand, String java) {
    if (value.nulls().equals(Nulls.ALWAYS)) {
      return Value.pure(CodeBlock.of("($T) null", JavaTypes.of(java)), Nulls.NEVER);
    }
    if (value.nulls().never()) {
      return new Value(
          Conversions.toBox(value.code(), operand.type(), java), Nulls.NEVER, value.pure());
    }
    Value local = loop.materialise(value, JavaKind.of(operand.type()), "operand");
    CodeBlock box = Conversions.toBox(local.code(), operand.type(), java);
    return Value.pure(
        CodeBlock.of("($L ? ($T) null : $L)", value.nulls().isNull(), JavaTypes.of(java), box),
        Nulls.NEVER);
  }

  private CodeBlock invoke(FunctionTarget function, List<CodeBlock> arguments) {
    boolean instance = function.user().isPresent() && function.user().get().instance();
    CodeBlock target =
        instance
            ? CodeBlock.of("this.$L", loop.shared().instance(function))
            : CodeBlock.of("$T", JavaTypes.owner(function));
    if (function.user().isPresent()) {
      loop.shared().calls(function);
    }
    List<CodeBlock> all = new ArrayList<>(spread(function, arguments));
    if (function.caches()) {
      all.add(0, CodeBlock.of("this.$L", loop.shared().cache(function)));
    }
    return CodeBlock.of("$L.$L($L)", target, function.method(), CodeBlock.join(all, ", "));
  }

  private static List<CodeBlock> spread(FunctionTarget function, List<CodeBlock> arguments) {
    if (!function.variadic()) {
      return arguments;
    }
    int fixed = function.parameters().size() - 1;
    String element = function.parameters().get(fixed).javaType();
    List<CodeBlock> all = new ArrayList<>(arguments.subList(0, fixed));
    CodeBlock rest = CodeBlock.join(arguments.subList(fixed, arguments.size()), ", ");
    all.add(
        element.endsWith("[]")
            ? CodeBlock.of("new $L[][] {$L}", element.substring(0, element.length() - 2), rest)
            : CodeBlock.of("new $T[] {$L}", JavaTypes.of(element), rest));
    return all;
  }
}
