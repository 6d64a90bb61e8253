package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.FunctionTarget;
import java.util.ArrayList;
import java.util.List;

/** Emits calls of functions. */
final class CallEmitter {

  private final LoopScope loop;
  private final ExpressionEmitter emitter;

  CallEmitter(LoopScope loop, ExpressionEmitter emitter) {
    this.loop = loop;
    this.emitter = emitter;
  }

  Value emit(Expression.Call call) {
    FunctionTarget function = call.function();
    List<Value> operands = new ArrayList<>();
    List<JavaKind> kinds = new ArrayList<>();
    for (int i = 0; i < call.operands().size(); i++) {
      Expression operand = call.operands().get(i);
      operands.add(emitter.emit(operand));
      kinds.add(JavaKind.of(operand.type()));
    }
    return emitter.strict(
        operands, kinds, codes -> invoke(function, codes), false, function.returnsNull() ? JavaKind.of(call.type()) : null);
  }

  private CodeBlock invoke(FunctionTarget function, List<CodeBlock> arguments) {
    CodeBlock target =
        function.instance()
            ? CodeBlock.of("$L", loop.shared().instance(function))
            : CodeBlock.of("$T", ClassName.bestGuess(function.owner()));
    if (function.user()) {
      loop.shared().calls(function);
    }
    return CodeBlock.of("$L.$L($L)", target, function.method(), CodeBlock.join(arguments, ", "));
  }
}
