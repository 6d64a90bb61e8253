package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.etlsdk.codegen.expression.FunctionTarget;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** What the methods of one generated class share: constants, instances of functions, names of functions. */
final class ClassScope {

  private final NameAllocator names = new NameAllocator();
  private final Map<String, FieldSpec> constants = new LinkedHashMap<>();
  private final Map<String, FieldSpec> instances = new LinkedHashMap<>();
  private final Set<String> functions = new LinkedHashSet<>();

  ClassScope() {
    for (String inherited : List.of("in", "out", "outRow", "COLUMNS", "FUNCTIONS")) {
      names.newName(inherited);
    }
  }

  String name(String suggestion) {
    return names.newName(suggestion);
  }

  /** A constant of the class, made once for equal initial values. */
  String constant(TypeName type, String suggestion, CodeBlock value) {
    return constants
        .computeIfAbsent(
            type + " " + value,
            key ->
                FieldSpec.builder(type, names.newName(suggestion), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer(value)
                    .build())
        .name();
  }

  /** The field that holds the instance a function is called on. */
  String instance(FunctionTarget function) {
    return instances
        .computeIfAbsent(
            function.owner(),
            owner -> {
              ClassName type = ClassName.bestGuess(owner);
              String simple = type.simpleName();
              String name = names.newName(Character.toLowerCase(simple.charAt(0)) + simple.substring(1));
              return FieldSpec.builder(type, name, Modifier.PRIVATE).build();
            })
        .name();
  }

  /** Notes a user-defined function that the class calls, so that its errors can name it. */
  void calls(FunctionTarget function) {
    functions.add(function.name() + "=" + function.owner() + "." + function.method());
  }

  /** Names of functions in SQL and Java, as {@code BlockStage} wants them. */
  List<String> functions() {
    return List.copyOf(functions);
  }

  Map<String, FieldSpec> instances() {
    return instances;
  }

  List<FieldSpec> constants() {
    return List.copyOf(constants.values());
  }
}
