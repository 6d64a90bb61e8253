package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.kernels.Bytes;
import java.math.BigDecimal;
import java.util.HexFormat;

/** Constants as Java. */
final class Literals {

  private Literals() {}

  static Value emit(Expression.Literal literal, ClassScope shared) {
    Object value = literal.value();
    JavaKind kind = JavaKind.of(literal.type());
    if (value == null) {
      return Value.pure(CodeBlock.of("$L", kind.initial()), Nulls.ALWAYS);
    }
    return Value.pure(code(value, shared), Nulls.NEVER);
  }

  static CodeBlock code(Object value, ClassScope shared) {
    if (value instanceof Long number) {
      return number == Long.MIN_VALUE
          ? CodeBlock.of("$T.MIN_VALUE", Long.class)
          : signed(number + "L", number < 0);
    }
    if (value instanceof Integer number) {
      return number == Integer.MIN_VALUE
          ? CodeBlock.of("$T.MIN_VALUE", Integer.class)
          : signed(number + "", number < 0);
    }
    if (value instanceof Short || value instanceof Byte) {
      return CodeBlock.of("(($L) $L)", value instanceof Short ? "short" : "byte", value);
    }
    if (value instanceof Float number) {
      return Float.isFinite(number)
          ? signed(number + "f", number < 0)
          : CodeBlock.of("$T.intBitsToFloat($L)", Float.class, Float.floatToIntBits(number));
    }
    if (value instanceof Double number) {
      return Double.isFinite(number)
          ? signed(number + "d", number < 0)
          : CodeBlock.of("$T.longBitsToDouble($LL)", Double.class, Double.doubleToLongBits(number));
    }
    if (value instanceof BigDecimal decimal) {
      ClassName type = ClassName.get(BigDecimal.class);
      return CodeBlock.of(
          "$L",
          shared.constant(type, "DECIMAL", CodeBlock.of("new $T($S)", type, decimal.toString())));
    }
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof byte[] bytes) {
      return CodeBlock.of("$L", bytes(bytes, shared));
    }
    return CodeBlock.of("$L", value);
  }

  /** The name of a constant with the UTF-8 bytes of a text. */
  static String utf8(String text, ClassScope shared) {
    return shared.constant(
        ArrayTypeName.of(TypeName.BYTE),
        "TEXT",
        CodeBlock.of("$T.of($L)", Bytes.class, text(text)));
  }

  private static String bytes(byte[] bytes, ClassScope shared) {
    String hex = HexFormat.of().formatHex(bytes);
    return shared.constant(
        ArrayTypeName.of(TypeName.BYTE), "BINARY", CodeBlock.of("$T.ofHex($S)", Bytes.class, hex));
  }

  private static CodeBlock signed(String digits, boolean negative) {
    return CodeBlock.of(negative ? "($L)" : "$L", digits);
  }

  /** A string literal on one line: JavaPoet would break it at line ends. */
  static CodeBlock text(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> {
          if (c < ' ' || c > '~') {
            literal.append(String.format("\\u%04x", (int) c));
          } else {
            literal.append(c);
          }
        }
      }
    }
    return CodeBlock.of("$L", literal.append('"').toString());
  }
}
