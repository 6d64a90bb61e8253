package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.kernels.Bytes;
import dev.etlsdk.kernels.Decimals;
import dev.etlsdk.kernels.Mem;
import dev.etlsdk.kernels.nested.VectorObjects;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** One generated loop over the rows of a block: locals made before it, and statements within it. */
final class LoopScope {

  private final Names names =
      new Names(
          "base",
          "rows",
          "selected",
          "left",
          "i",
          "row",
          "bit",
          "o",
          "column",
          "e",
          "in",
          "out",
          "outRow",
          "now",
          "SHAPE",
          "count");
  private final CodeBlock.Builder head = CodeBlock.builder();
  private final Map<Integer, ColumnLocals> columns = new HashMap<>();
  private final Map<String, Value> variables = new HashMap<>();
  private final Map<String, Value> elsewhere = new HashMap<>();
  private final ClassScope shared;
  private final @Nullable LoopScope caller;
  private CodeBlock.Builder body = CodeBlock.builder();

  LoopScope(ClassScope shared) {
    this(shared, null);
  }

  private LoopScope(ClassScope shared, @Nullable LoopScope caller) {
    this.shared = shared;
    this.caller = caller;
    names.reserve(shared.hiding());
  }

  /** A method that this one calls for the row in hand. */
  LoopScope part() {
    return new LoopScope(shared, this);
  }

  ClassScope shared() {
    return shared;
  }

  /** A local's name that nothing else in the loop has. */
  String name(String suggestion) {
    return names.next(suggestion);
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

  /** Makes a value known that an earlier loop has kept in an array. */
  void bindKept(Expression.Variable variable) {
    String name = variable.name();
    String array = "this." + shared.scratch(name, JavaKind.of(variable.type()));
    String validity = "this." + shared.scratchValidity(name);
    Nulls here = Nulls.NEVER;
    Nulls there = Nulls.NEVER;
    if (variable.nullable()) {
      String valid = name(name + "_valid");
      before("final long $L = $L", valid, validity);
      here = Nulls.word(valid);
      there = Nulls.word(validity);
    }
    variables.put(name, Value.pure(CodeBlock.of("$L[i]", array), here));
    elsewhere.put(name, Value.pure(CodeBlock.of("$L[row - base]", array), there));
  }

  /** Makes the value of a variable known, to other methods too where one uses it. */
  void bind(String variable, Value value, JavaKind kind) {
    variables.put(variable, value);
    if (shared.parts().crosses(variable)) {
      Value field = shared.crossing(variable, kind);
      elsewhere.put(variable, field);
      add("$L = $L", field.code(), value.code());
      add(
          "$L = $L",
          field.nulls().isNull(),
          value.nulls().never() ? CodeBlock.of("false") : value.nulls().isNull());
    }
  }

  Value variable(String name) {
    @Nullable Value value = variables.get(name);
    return value == null ? ofCaller(name) : value;
  }

  private Value ofCaller(String variable) {
    if (caller == null) {
      throw new IllegalStateException("the variable " + variable + " is used before it is defined");
    }
    Value value = caller.elsewhere.get(variable);
    return value == null ? caller.ofCaller(variable) : value;
  }

  /** Locals with the addresses of a column. */
  record ColumnLocals(String data, String offsets, Nulls nulls) {}

  ColumnLocals column(int index) {
    ColumnLocals known = columns.get(index);
    if (known == null) {
      known = declare(index);
      columns.put(index, known);
    }
    return known;
  }

  private ColumnLocals declare(int index) {
    Column column = shared.column(index);
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
      case LIST, MAP, ROW -> before("final $T $L = in.vector($L)", FieldVector.class, data, index);
      default -> before("final long $L = in.data($L)", data, index);
    }
    return new ColumnLocals(data, offsets, validity(index, column));
  }

  /** A field is NULL when a ROW around it is. */
  private Nulls validity(int index, Column column) {
    if (!column.nullable()) {
      return Nulls.NEVER;
    }
    String valid = name(column.name() + "_valid");
    CodeBlock word = CodeBlock.of("in.valid($L, base)", index);
    Optional<ColumnPath> path = shared.pathOf(index);
    if (path.isPresent()) {
      List<Integer> indexes = path.get().indexes();
      for (int length = indexes.size() - 1; length > 0; length--) {
        List<Integer> outer = indexes.subList(0, length);
        int number = length == 1 ? outer.get(0) : shared.path(new ColumnPath(List.copyOf(outer)));
        word = CodeBlock.of("in.valid($L, base) & $L", number, word);
      }
    }
    before("final long $L = $L", valid, word);
    return Nulls.word(valid);
  }

  /** The value of a column in the row in hand. */
  Value read(int index) {
    ColumnLocals locals = column(index);
    DataType type = shared.column(index).type();
    JavaKind kind = JavaKind.of(type);
    String data = locals.data();
    CodeBlock code =
        switch (kind) {
          case BOOLEAN -> CodeBlock.of("(($L & bit) != 0)", data);
          case BYTE -> CodeBlock.of("$T.getByte($L + row)", Mem.class, data);
          case SHORT, INT, FLOAT, DOUBLE -> fixed(kind, data);
          case LONG ->
              type instanceof DataType.Time time && time.precision() <= 3
                  ? CodeBlock.of("((long) $L)", fixed(JavaKind.INT, data))
                  : fixed(kind, data);
          case STRING -> CodeBlock.of("$T.text($L, $L, row)", Bytes.class, locals.offsets(), data);
          case BYTES -> CodeBlock.of("$T.read($L, $L, row)", Bytes.class, locals.offsets(), data);
          case DECIMAL ->
              CodeBlock.of(
                  "$T.read($L, row, $L)", Decimals.class, data, ((DataType.Decimal) type).scale());
          case LIST -> CodeBlock.of("$T.list($L, row)", VectorObjects.class, data);
          case MAP -> CodeBlock.of("$T.map($L, row)", VectorObjects.class, data);
          case ROW -> CodeBlock.of("$T.fields($L, row)", VectorObjects.class, data);
        };
    return Value.pure(code, locals.nulls());
  }

  private static CodeBlock fixed(JavaKind kind, String data) {
    return CodeBlock.of("$T.get$L($L + $LL * row)", Mem.class, kind.memory(), data, kind.width());
  }

  /** A local of the row with the value, computed only where it isn't NULL. */
  Value materialise(Value value, JavaKind kind, String suggestion) {
    return materialise(value, kind.java(), kind.initial(), suggestion);
  }

  /**
   * A local of the row with the value, computed only where it isn't NULL; otherwise it holds the
   * initial value.
   */
  Value materialise(Value value, TypeName type, String initial, String suggestion) {
    String local = name(suggestion);
    if (value.nulls().never()) {
      add("final $T $L = $L", type, local, value.code());
    } else if (value.nulls().equals(Nulls.ALWAYS)) {
      add("final $T $L = $L", type, local, initial);
    } else {
      add("$T $L = $L", type, local, initial);
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
