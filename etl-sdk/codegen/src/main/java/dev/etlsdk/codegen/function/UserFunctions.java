package dev.etlsdk.codegen.function;

import dev.etlsdk.codegen.expression.FunctionTarget;
import dev.etlsdk.codegen.model.UdfFunction;
import dev.etlsdk.codegen.model.UdfModel;
import dev.etlsdk.codegen.model.UdfParameter;
import java.util.List;
import java.util.Optional;

/** User-defined functions as targets of calls. */
public final class UserFunctions {

  private UserFunctions() {}

  /** The method of a registered function. */
  public static FunctionTarget target(UdfFunction function) {
    UdfModel model = function.model();
    List<FunctionTarget.Parameter> parameters =
        model.parameters().stream()
            .map((UdfParameter p) -> new FunctionTarget.Parameter(p.javaType(), !p.strict()))
            .toList();
    return new FunctionTarget(
        model.name(),
        function.callName(),
        model.method(),
        parameters,
        false,
        false,
        model.result().javaType(),
        model.result().nullable() && !isPrimitive(model.result().javaType()),
        Optional.of(
            new FunctionTarget.UserFunction(
                !model.isStatic(),
                model.form() == UdfModel.Form.VECTOR,
                model.deterministic(),
                model.owner().takesConfig(),
                model.owner().binaryName())));
  }

  private static boolean isPrimitive(String java) {
    return java.indexOf('.') < 0 && !java.endsWith("[]");
  }
}
