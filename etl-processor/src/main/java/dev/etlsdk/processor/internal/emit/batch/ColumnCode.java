package dev.etlsdk.processor.internal.emit.batch;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

/**
 * How the values of one component are read and written.
 *
 * @param name the component's
 * @param access which method of the reader gives the value
 * @param type of the component
 * @param readerType type of the reader
 * @param reader makes the reader
 * @param writerType type of the writer
 * @param writer makes the writer
 */
record ColumnCode(
    String name,
    Access access,
    TypeName type,
    TypeName readerType,
    CodeBlock reader,
    TypeName writerType,
    CodeBlock writer) {

  /** Which method of a reader gives the value of a component. */
  enum Access {
    /** A primitive, which is never null. */
    PRIMITIVE("get"),
    /** An object that is never null. */
    REQUIRED("required"),
    /** The box of a primitive, or null. */
    BOX("read"),
    /** Another object, or null. */
    NULLABLE("read"),
    /** An Optional. */
    OPTIONAL("read");

    private final String method;

    Access(String method) {
      this.method = method;
    }

    String method() {
      return method;
    }

    boolean nullable() {
      return this == BOX || this == NULLABLE;
    }
  }
}
