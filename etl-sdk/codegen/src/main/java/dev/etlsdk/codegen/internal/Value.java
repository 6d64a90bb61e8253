package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.CodeBlock;

/**
 * An expression as Java.
 *
 * @param code a Java expression, to be evaluated at most once and only where the value isn't NULL
 * @param nulls when it is NULL
 * @param pure whether evaluating the code may be left out, repeated or moved: it can't fail and has
 *     no effect
 */
record Value(CodeBlock code, Nulls nulls, boolean pure) {

  static Value pure(CodeBlock code, Nulls nulls) {
    return new Value(code, nulls, true);
  }

  static Value pure(String code) {
    return new Value(CodeBlock.of("$L", code), Nulls.NEVER, true);
  }
}
