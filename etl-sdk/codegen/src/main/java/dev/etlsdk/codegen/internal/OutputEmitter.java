package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.CodeBlock;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.kernels.Decimals;
import dev.etlsdk.kernels.Mem;
import dev.etlsdk.kernels.nested.ObjectVectors;
import dev.etlsdk.kernels.stage.TextWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/**
 * Emits the writing of output columns: locals before the loop, stores in it, and what follows it.
 */
final class OutputEmitter {

  private final LoopScope loop;
  private final ExpressionEmitter emitter;
  private final String outBit;
  private final List<CodeBlock> rowEnds = new ArrayList<>();
  private final CodeBlock.Builder after = CodeBlock.builder();

  OutputEmitter(LoopScope loop, ExpressionEmitter emitter, String outBit) {
    this.loop = loop;
    this.emitter = emitter;
    this.outBit = outBit;
  }

  void emit(int index, Column column, Expression expression) {
    JavaKind kind = JavaKind.of(column.type());
    loop.add("column = $L", index);
    String valid = "";
    if (!isNested(kind)) {
      valid = loop.name(column.name() + "_set");
      loop.before("long $L = 0", valid);
      after.addStatement("out.valid($L, outRow, $L, count)", index, valid);
    }
    String target = prepare(index, column, kind);
    boolean copied = isCopied(expression, kind);
    Value value =
        copied ? copy(kind, target, (Expression.Column) expression) : emitter.emit(expression);
    if (value.nulls().equals(Nulls.ALWAYS)) {
      return;
    }
    if (!value.nulls().never()) {
      loop.begin("if ($L)", value.nulls().isNotNull());
    }
    if (copied) {
      loop.add("$L", value.code());
    } else {
      store(kind, target, value.code(), column.type());
    }
    if (!valid.isEmpty()) {
      loop.add("$L |= $L", valid, outBit);
    }
    if (!value.nulls().never()) {
      loop.end();
    }
  }

  private static boolean isNested(JavaKind kind) {
    return kind == JavaKind.LIST || kind == JavaKind.MAP || kind == JavaKind.ROW;
  }

  /** Values of columns that would be objects are copied in memory. */
  private static boolean isCopied(Expression expression, JavaKind kind) {
    return expression instanceof Expression.Column && !kind.isPrimitive();
  }

  /** The statement that copies a value from a column, as the value's code. */
  private Value copy(JavaKind kind, String target, Expression.Column column) {
    LoopScope.ColumnLocals from = loop.column(column.index());
    CodeBlock code =
        switch (kind) {
          case STRING, BYTES ->
              CodeBlock.of("$L.copy($L, $L, row)", target, from.offsets(), from.data());
          case DECIMAL ->
              CodeBlock.of("$T.copy($L, row, $L, o)", Decimals.class, from.data(), target);
          default -> CodeBlock.of("$L.copyFromSafe(row, o, $L)", target, from.data());
        };
    return new Value(code, from.nulls(), false);
  }

  private String prepare(int index, Column column, JavaKind kind) {
    switch (kind) {
      case BOOLEAN -> {
        String bits = loop.name(column.name() + "_true");
        loop.before("long $L = 0", bits);
        after.addStatement("out.bits($L, outRow, $L, count)", index, bits);
        return bits;
      }
      case STRING, BYTES -> {
        String writer = loop.name(column.name() + "_out");
        loop.before("final $T $L = out.text($L)", TextWriter.class, writer, index);
        rowEnds.add(CodeBlock.of("$L.end(o)", writer));
        return writer;
      }
      case LIST, MAP, ROW -> {
        String vector = loop.name(column.name() + "_out");
        loop.before("final $T $L = out.vector($L)", FieldVector.class, vector, index);
        return vector;
      }
      default -> {
        String data = loop.name(column.name() + "_out");
        loop.before("final long $L = out.data($L)", data, index);
        return data;
      }
    }
  }

  private void store(JavaKind kind, String target, CodeBlock code, DataType type) {
    switch (kind) {
      case BOOLEAN -> {
        loop.begin("if ($L)", code);
        loop.add("$L |= $L", target, outBit);
        loop.end();
      }
      case BYTE -> loop.add("$T.putByte($L + o, $L)", Mem.class, target, code);
      case SHORT, INT, FLOAT, DOUBLE -> put(kind, target, code);
      case LONG -> {
        if (type instanceof DataType.Time time && time.precision() <= 3) {
          put(JavaKind.INT, target, CodeBlock.of("(int) $L", code));
        } else {
          put(kind, target, code);
        }
      }
      case DECIMAL -> loop.add("$T.write($L, o, $L)", Decimals.class, target, code);
      case STRING, BYTES -> loop.add("$L.write($L)", target, code);
      case LIST, MAP, ROW -> loop.add("$T.write($L, o, $L)", ObjectVectors.class, target, code);
    }
  }

  private void put(JavaKind kind, String target, CodeBlock code) {
    loop.add("$T.put$L($L + $LL * o, $L)", Mem.class, kind.memory(), target, kind.width(), code);
  }

  List<CodeBlock> rowEnds() {
    return rowEnds;
  }

  CodeBlock after() {
    return after.build();
  }
}
