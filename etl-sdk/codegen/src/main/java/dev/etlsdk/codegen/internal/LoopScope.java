package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.kernels.Bytes;
import dev.etlsdk.kernels.Mem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One generated loop over the rows of a block: locals made before it, and statements within it. */
final class LoopScope {

  private final NameAllocator names = new NameAllocator();
  private final CodeBlock.Builder head = CodeBlock.builder();
  private final Schema input;
  private final Map<Integer, ColumnLocals> columns = new HashMap<>();
  private final Map<String, Value> variables = new HashMap<>();
  private final ClassScope shared;
  private CodeBlock.Builder body = CodeBlock.builder();

  LoopScope(ClassScope shared, Schema input) {
    this.shared = shared;
    this.input = input;
    for (String taken :
        List.of("base", "rows", "selected", "left", "i", "row", "bit", "o", "column", "function", "e", "in", "out", "outRow")) {
      names.newName(taken);
    }
  }

  ClassScope shared() {
    return shared;
  }

  /** A local's name that nothing else in the loop has. */
  String name(String suggestion) {
    return names.newName(suggestion);
  }

  /** Adds a line before the loop. */
  void before(String format, Object... arguments) {
    head.addStatement(format, arguments);
  }

  void add(String format, Object... arguments) {
    body.addStatement(format, arguments);
  }

  void begin(String format, Object... arguments) {
    body.beginControlFlow(format, arguments);
  }

  void next(String format, Object... arguments) {
    body.nextControlFlow(format, arguments);
  }

  void end() {
    body.endControlFlow();
  }

  CodeBlock head() {
    return head.build();
  }

  CodeBlock body() {
    return body.build();
  }

  /**
   * The statements that something emits, instead of emitting them.
   *
   * @param statements what was emitted
   * @param result what it gave
   */
  record Captured<T>(CodeBlock statements, T result) {}

  <T> Captured<T> capture(Supplier<T> emission) {
    CodeBlock.Builder outer = body;
    body = CodeBlock.builder();
    try {
      T result = emission.get();
      return new Captured<>(body.build(), result);
    } finally {
      body = outer;
    }
  }

  void add(CodeBlock statements) {
    body.add(statements);
  }

  void bind(String variable, Value value) {
    variables.put(variable, value);
  }

  Value variable(String name) {
    @Nullable Value value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("the variable " + name + " is used before it is defined");
    }
    return value;
  }

  /** Locals with the addresses of a column. */
  record ColumnLocals(String data, String offsets, Nulls nulls) {}

  ColumnLocals column(int index) {
    return columns.computeIfAbsent(index, this::declare);
  }

  private ColumnLocals declare(int index) {
    Column column = input.column(index);
    JavaKind kind = JavaKind.of(column.type());
    String data = name(column.name());
    String offsets = "";
    switch (kind) {
      case BOOLEAN -> before("final long $L = in.bits($L, base)", data, index);
      case STRING, BYTES -> {
        offsets = name(column.name() + "_offsets");
        before("final long $L = in.offsets($L)", offsets, index);
        before("final long $L = in.data($L)", data, index);
      }
      default -> before("final long $L = in.data($L)", data, index);
    }
    Nulls nulls = Nulls.NEVER;
    if (column.nullable()) {
      String valid = name(column.name() + "_valid");
      before("final long $L = in.valid($L, base)", valid, index);
      nulls = Nulls.word(valid);
    }
    return new ColumnLocals(data, offsets, nulls);
  }

  /** The value of a column in the row in hand. */
  Value read(int index) {
    ColumnLocals locals = column(index);
    JavaKind kind = JavaKind.of(input.column(index).type());
    CodeBlock code =
        switch (kind) {
          case BOOLEAN -> CodeBlock.of("(($L & bit) != 0)", locals.data());
          case BYTE -> CodeBlock.of("$T.getByte($L + row)", Mem.class, locals.data());
          case SHORT, INT, LONG, FLOAT, DOUBLE ->
              CodeBlock.of("$T.get$L($L + $LL * row)", Mem.class, kind.memory(), locals.data(), kind.width());
          case STRING -> CodeBlock.of("$T.text($L, $L, row)", Bytes.class, locals.offsets(), locals.data());
          case BYTES -> CodeBlock.of("$T.read($L, $L, row)", Bytes.class, locals.offsets(), locals.data());
          default -> throw new IllegalStateException("column of " + input.column(index).type());
        };
    return Value.pure(code, locals.nulls());
  }

  /** A local of the row with the value, computed only where it isn't NULL. */
  Value materialise(Value value, JavaKind kind, String suggestion) {
    String local = name(suggestion);
    if (value.nulls().never()) {
      add("final $T $L = $L", kind.java(), local, value.code());
    } else {
      add("$T $L = $L", kind.java(), local, kind.initial());
      begin("if ($L)", value.nulls().isNotNull());
      add("$L = $L", local, value.code());
      end();
    }
    return Value.pure(CodeBlock.of("$L", local), value.nulls());
  }

  /** A new local that statements will set. */
  String declare(TypeName type, String suggestion, String initial) {
    String local = name(suggestion);
    add("$T $L = $L", type, local, initial);
    return local;
  }
}
