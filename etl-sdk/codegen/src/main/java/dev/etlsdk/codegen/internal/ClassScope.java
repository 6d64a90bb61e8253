package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.codegen.expression.FunctionTarget;
import dev.etlsdk.kernels.function.pattern.PatternCache;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * What the methods of one generated class share: constants, instances of functions, names of
 * functions.
 */
final class ClassScope {

  private final Names names = new Names("in", "out", "outRow", "now", "block", "fail", "SHAPE");
  private final Constants constants = new Constants(names);
  private final Map<String, FieldSpec> instances = new LinkedHashMap<>();
  private final List<FunctionTarget> instanceFunctions = new ArrayList<>();
  private final Set<String> functions = new LinkedHashSet<>();

  private final Map<String, FieldSpec> scratch = new LinkedHashMap<>();
  private final Map<String, FieldSpec> scratchValidity = new LinkedHashMap<>();
  private final List<ColumnPath> paths = new ArrayList<>();
  private final Schema input;

  private final ExpressionParts parts;
  private final Set<String> hiding;
  private final Map<String, Value> crossing = new HashMap<>();
  private final List<FieldSpec> fields = new ArrayList<>();
  private final List<MethodSpec> methods = new ArrayList<>();

  /**
   * A class without members.
   *
   * @param functions what the class may call
   */
  ClassScope(Schema input, ExpressionParts parts, Collection<FunctionTarget> functions) {
    this.input = input;
    this.parts = parts;
    hiding = new HashSet<>(Set.of("java", "dev", "org", "com"));
    for (FunctionTarget function : functions) {
      ClassName owner = JavaTypes.owner(function);
      hiding.add(owner.topLevelClassName().simpleName());
      hiding.add(owner.packageName().split("\\.", 2)[0]);
    }
  }

  /** Names that no local may have, or it would hide a class or a package. */
  Set<String> hiding() {
    return hiding;
  }

  /** Which parts of expressions are methods of their own. */
  ExpressionParts parts() {
    return parts;
  }

  /** A field of the class that says whether something is so. */
  String flag(String suggestion) {
    return field(TypeName.BOOLEAN, suggestion);
  }

  private String field(TypeName type, String suggestion) {
    String name = names.next(suggestion);
    fields.add(FieldSpec.builder(type, name, Modifier.PRIVATE).build());
    return name;
  }

  /** The field of one call that keeps what a function makes of its patterns. */
  String cache(FunctionTarget function) {
    String name = names.next(function.method() + "Patterns");
    fields.add(
        FieldSpec.builder(PatternCache.class, name, Modifier.PRIVATE, Modifier.FINAL)
            .initializer("new $T()", PatternCache.class)
            .build());
    return name;
  }

  void addMethod(MethodSpec method) {
    methods.add(method);
  }

  /** Methods that hold parts of expressions. */
  List<MethodSpec> methods() {
    return methods;
  }

  /** Fields by which methods hand each other the values of a row. */
  List<FieldSpec> fields() {
    return fields;
  }

  /** The fields that hold a variable for other methods, made when they are first asked for. */
  Value crossing(String variable, JavaKind kind) {
    return crossing.computeIfAbsent(
        variable,
        v ->
            Value.pure(
                CodeBlock.of("this.$L", field(kind.java(), v)),
                Nulls.flag("this." + flag(v + "_isNull"))));
  }

  /** A member's name that nothing else in the class has. */
  String name(String suggestion) {
    return names.next(suggestion);
  }

  /** A column that the class reads, or a field within one. */
  Column column(int index) {
    if (index < input.size()) {
      return input.column(index);
    }
    List<Integer> path = paths.get(index - input.size()).indexes();
    Column column = input.column(path.get(0));
    StringBuilder name = new StringBuilder(column.name());
    boolean nullable = column.nullable();
    for (int field : path.subList(1, path.size())) {
      column = ((DataType.Row) column.type()).fields().get(field);
      name.append('_').append(column.name());
      nullable |= column.nullable();
    }
    return new Column(name.toString(), column.type(), nullable);
  }

  /** The number under which a field within a column is read. */
  int path(ColumnPath path) {
    int known = paths.indexOf(path);
    if (known < 0) {
      paths.add(path);
      known = paths.size() - 1;
    }
    return input.size() + known;
  }

  /** The numbers of the column and its fields, if it is a field within a column. */
  Optional<ColumnPath> pathOf(int index) {
    return index < input.size() ? Optional.empty() : Optional.of(paths.get(index - input.size()));
  }

  List<ColumnPath> paths() {
    return paths;
  }

  /** A constant of the class, made once for equal initial values. */
  String constant(TypeName type, String suggestion, CodeBlock value) {
    return constants.name(type, suggestion, value);
  }

  /** The field that holds the instance a function is called on. */
  String instance(FunctionTarget function) {
    return instances
        .computeIfAbsent(
            function.owner(),
            owner -> {
              instanceFunctions.add(function);
              ClassName type = JavaTypes.owner(function);
              String simple = owner.substring(owner.lastIndexOf('.') + 1);
              String name =
                  names.next(Character.toLowerCase(simple.charAt(0)) + simple.substring(1));
              return FieldSpec.builder(type, name, Modifier.PRIVATE).build();
            })
        .name();
  }

  /** Notes a user-defined function that the class calls, so that its errors can name it. */
  void calls(FunctionTarget function) {
    String owner =
        function.user().map(FunctionTarget.UserFunction::binaryName).orElse(function.owner());
    functions.add(function.name() + "=" + owner + "." + function.method());
  }

  /** Names of functions in SQL and Java, as {@code BlockStage} wants them. */
  List<String> functions() {
    return List.copyOf(functions);
  }

  /** One function of each class of which there is an instance. */
  List<FunctionTarget> instanceFunctions() {
    return instanceFunctions;
  }

  Map<String, FieldSpec> instances() {
    return instances;
  }

  /** The array in which a value waits for later loops; made when it is first asked for. */
  String scratch(String variable, JavaKind kind) {
    FieldSpec array =
        scratch.computeIfAbsent(
            variable, v -> LoopEmitter.scratchField(names.next(v + "_values"), kind));
    scratchValidity.computeIfAbsent(
        variable, v -> LoopEmitter.validityField(names.next(v + "_valid")));
    return array.name();
  }

  /** The field with the validity of such values. */
  String scratchValidity(String variable) {
    FieldSpec field = scratchValidity.get(variable);
    if (field == null) {
      throw new IllegalStateException(variable + " isn't kept");
    }
    return field.name();
  }

  boolean hasScratch(String variable) {
    return scratch.containsKey(variable);
  }

  List<FieldSpec> scratch() {
    List<FieldSpec> fields = new ArrayList<>(scratch.values());
    fields.addAll(scratchValidity.values());
    return fields;
  }

  Constants constants() {
    return constants;
  }
}
