package dev.etlsdk.processor.internal.emit.batch;

import com.palantir.javapoet.CodeBlock;

/**
 * What a reader or writer calls its component, in generated code.
 *
 * @param relative whether it is a part of what the variable {@code component} holds
 * @param text the path, or what follows the variable
 */
record ComponentPath(boolean relative, String text) {

  /** The parameter of generated constructors. */
  static final String VARIABLE = "component";

  static ComponentPath of(String record, String component) {
    return new ComponentPath(false, record + "." + component);
  }

  /** A component of the record that the variable is about. */
  static ComponentPath within(String component) {
    return new ComponentPath(true, "." + component);
  }

  ComponentPath then(String part) {
    return new ComponentPath(relative, text + part);
  }

  CodeBlock code() {
    return relative ? CodeBlock.of("$N + $S", VARIABLE, text) : CodeBlock.of("$S", text);
  }
}
