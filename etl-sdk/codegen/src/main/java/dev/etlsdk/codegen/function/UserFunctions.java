package dev.etlsdk.codegen.function;

import dev.etlsdk.codegen.expression.FunctionTarget;
import dev.etlsdk.codegen.model.UdfFunction;
import dev.etlsdk.codegen.model.UdfInstances;
import dev.etlsdk.codegen.model.UdfModel;
import dev.etlsdk.codegen.model.UdfParameter;
import dev.etlsdk.codegen.model.UdfRegistry;
import dev.etlsdk.kernels.stage.FunctionInstances;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        model.result().javaType(),
        model.result().nullable() && !isPrimitive(model.result().javaType()),
        Optional.of(
            new FunctionTarget.UserFunction(
                !model.isStatic(),
                model.form() == UdfModel.Form.VECTOR,
                model.deterministic(),
                function.owner().getName())));
  }

  private static boolean isPrimitive(String java) {
    return java.indexOf('.') < 0 && !java.endsWith("[]");
  }

  /** Makes and opens the instances that some functions need, for one task. */
  public static FunctionInstances open(UdfRegistry registry, Collection<UdfFunction> called) {
    UdfInstances instances = registry.open(called);
    Map<String, Object> byClass = new HashMap<>();
    for (UdfFunction function : called) {
      if (!function.model().isStatic()) {
        byClass.put(function.callName(), instances.of(function));
      }
    }
    FunctionInstances known = FunctionInstances.of(byClass);
    return new FunctionInstances() {
      @Override
      public Object of(String className) {
        return known.of(className);
      }

      @Override
      public void close() {
        instances.close();
      }
    };
  }
}
