package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.etlsdk.codegen.expression.FunctionTarget;
import java.util.Arrays;

/** Java types by their names in source. */
final class JavaTypes {

  private JavaTypes() {}

  static TypeName of(String java) {
    return switch (java) {
      case "boolean" -> TypeName.BOOLEAN;
      case "byte" -> TypeName.BYTE;
      case "short" -> TypeName.SHORT;
      case "int" -> TypeName.INT;
      case "long" -> TypeName.LONG;
      case "float" -> TypeName.FLOAT;
      case "double" -> TypeName.DOUBLE;
      case "byte[]" -> ArrayTypeName.of(TypeName.BYTE);
      default -> ClassName.bestGuess(java);
    };
  }

  /** The class of a function's method. */
  static ClassName owner(FunctionTarget function) {
    String owner = function.owner();
    String binary = function.user().map(FunctionTarget.UserFunction::binaryName).orElse("");
    String packageName = binary.substring(0, Math.max(0, binary.lastIndexOf('.')));
    // names of a user's packages and classes need not look like such
    if (packageName.isEmpty() || !owner.startsWith(packageName + ".")) {
      return ClassName.bestGuess(owner);
    }
    String[] classes = owner.substring(packageName.length() + 1).split("\\.", -1);
    return ClassName.get(packageName, classes[0], Arrays.copyOfRange(classes, 1, classes.length));
  }
}
