package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

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

  /** A class as code names it; imported if its name has the usual form. */
  static CodeBlock reference(String className) {
    try {
      return CodeBlock.of("$T", ClassName.bestGuess(className));
    } catch (IllegalArgumentException e) {
      return CodeBlock.of("$L", className);
    }
  }
}
