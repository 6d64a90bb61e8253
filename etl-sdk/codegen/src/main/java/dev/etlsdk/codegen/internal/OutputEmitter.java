package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.CodeBlock;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.kernels.Mem;
import dev.etlsdk.kernels.stage.TextWriter;
import java.util.ArrayList;
import java.util.List;

/** Emits the writing of output columns: locals before the loop, stores in it, and what follows it. */
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
    String valid = loop.name(column.name() + "_set");
    loop.before("long $L = 0", valid);
    after.addStatement("out.valid($L, outRow, $L, count)", index, valid);
    loop.add("column = $L", index);
    CodeBlock store = prepare(index, column, kind);
    Value value = isCopied(expression, kind) ? Value.pure(CodeBlock.of(""), nullsOf(expression)) : emitter.emit(expression);
    if (value.nulls().equals(Nulls.ALWAYS)) {
      return;
    }
    if (!value.nulls().never()) {
      loop.begin("if ($L)", value.nulls().isNotNull());
    }
    store(kind, store, value, expression, column);
    loop.add("$L |= $L", valid, outBit);
    if (!value.nulls().never()) {
      loop.end();
    }
  }

  private Nulls nullsOf(Expression expression) {
    return loop.column(((Expression.Column) expression).index()).nulls();
  }

  /** Texts of columns are copied as bytes. */
  private static boolean isCopied(Expression expression, JavaKind kind) {
    return expression instanceof Expression.Column && (kind == JavaKind.STRING || kind == JavaKind.BYTES);
  }

  private CodeBlock prepare(int index, Column column, JavaKind kind) {
    switch (kind) {
      case BOOLEAN -> {
        String bits = loop.name(column.name() + "_true");
        loop.before("long $L = 0", bits);
        after.addStatement("out.bits($L, outRow, $L, count)", index, bits);
        return CodeBlock.of("$L", bits);
      }
      case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> {
        String data = loop.name(column.name() + "_out");
        loop.before("final long $L = out.data($L)", data, index);
        return CodeBlock.of("$L", data);
      }
      case STRING, BYTES -> {
        String writer = loop.name(column.name() + "_out");
        loop.before("final $T $L = out.text($L)", TextWriter.class, writer, index);
        rowEnds.add(CodeBlock.of("$L.end(o)", writer));
        return CodeBlock.of("$L", writer);
      }
      default -> throw new IllegalStateException("no code for a column of " + column.type());
    }
  }

  private void store(JavaKind kind, CodeBlock target, Value value, Expression expression, Column column) {
    switch (kind) {
      case BOOLEAN -> {
        loop.begin("if ($L)", value.code());
        loop.add("$L |= $L", target, outBit);
        loop.end();
      }
      case BYTE -> loop.add("$T.putByte($L + o, $L)", Mem.class, target, value.code());
      case SHORT, INT, LONG, FLOAT, DOUBLE ->
          loop.add("$T.put$L($L + $LL * o, $L)", Mem.class, kind.memory(), target, kind.width(), value.code());
      case STRING, BYTES -> {
        if (isCopied(expression, kind)) {
          LoopScope.ColumnLocals from = loop.column(((Expression.Column) expression).index());
          loop.add("$L.copy($L, $L, row)", target, from.offsets(), from.data());
        } else {
          loop.add("$L.write($L)", target, value.code());
        }
      }
      default -> throw new IllegalStateException("no code for a column of " + column.type());
    }
  }

  List<CodeBlock> rowEnds() {
    return rowEnds;
  }

  CodeBlock after() {
    return after.build();
  }
}
