package dev.etlsdk.codegen.model;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.codegen.model.ClassShape.MethodShape;
import dev.etlsdk.codegen.model.ClassShape.Modifiers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** What a class and a method must look like to be a function, whoever read them. */
final class UdfRules {

  static final String CONFIG = "dev.etlsdk.udf.UdfConfig";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final ClassShape shape;
  private final List<UdfModel> functions = new ArrayList<>();
  private final List<UdfProblem> problems = new ArrayList<>();

  private UdfRules(ClassShape shape) {
    this.shape = shape;
  }

  static UdfReading check(ClassShape shape) {
    UdfRules rules = new UdfRules(shape);
    rules.checkClass();
    List<MethodShape> methods = new ArrayList<>(shape.methods());
    methods.sort(Comparator.comparing(MethodShape::describe));
    for (MethodShape method : methods) {
      rules.checkMethod(method);
    }
    rules.functions.sort(
        Comparator.comparing(UdfModel::signature).thenComparing(UdfModel::javaSignature));
    return new UdfReading(rules.functions, rules.problems, shape.furtherClasses());
  }

  private void checkClass() {
    if (shape.methods().isEmpty()) {
      return;
    }
    if (!shape.isPublic()) {
      problem("", "has functions but isn't public", "make the class public");
    }
    if (shape.methods().stream().anyMatch(method -> !method.modifiers().isStatic())) {
      checkInstances();
    }
  }

  private void checkInstances() {
    if (!shape.instantiable()) {
      problem(
          "",
          "has functions that are instance methods, but no instance of it can be made: it is"
              + " abstract, an interface or an inner class",
          "make it a public class at the top level or a public static nested one, or make the"
              + " methods static");
      return;
    }
    List<List<String>> constructors = shape.constructors();
    if (constructors.size() != 1 || !(takesNothing(constructors.get(0)) || takesConfig())) {
      problem(
          "",
          "has functions that are instance methods, but its public constructors are "
              + (constructors.isEmpty()
                  ? "none"
                  : constructors.stream().map(UdfRules::parameters).toList()),
          "give it exactly one public constructor, without parameters or with one UdfConfig");
    }
  }

  private static String parameters(List<String> types) {
    return "(" + String.join(", ", types) + ")";
  }

  private static boolean takesNothing(List<String> constructor) {
    return constructor.isEmpty();
  }

  private boolean takesConfig() {
    return shape.constructors().size() == 1 && shape.constructors().get(0).equals(List.of(CONFIG));
  }

  private void checkMethod(MethodShape method) {
    int before = problems.size();
    Modifiers modifiers = method.modifiers();
    if (!modifiers.isPublic()) {
      problem(method.describe(), "is a function but isn't public", "make the method public");
    }
    if (modifiers.isAbstract()) {
      problem(
          method.describe(), "is a function but abstract", "annotate the method that has the body");
    }
    if (modifiers.isGeneric()) {
      problem(
          method.describe(),
          "is a function but has type parameters",
          "write one method for each SQL type; several methods may have one SQL name");
    }
    if (modifiers.throwsErrors()) {
      problem(
          method.describe(),
          "declares that it throws Throwable, which isn't an error of one row",
          "declare exceptions, or nothing");
    }
    if (method.row().isPresent() && method.vector().isPresent()) {
      problem(method.describe(), "has both @Udf and @VectorUdf", "write one method for each form");
      return;
    }
    String name = name(method);
    if (!NAME.matcher(name).matches()) {
      problem(
          method.describe(),
          "has the SQL name '" + name + "', which couldn't be called without quotes",
          "use letters, digits and _ only, and begin with a letter or _");
    }
    UdfSignatures signatures = new UdfSignatures(shape, method);
    UdfModel model = signatures.model(name, owner(modifiers.isStatic()));
    problems.addAll(signatures.problems());
    if (problems.size() == before) {
      functions.add(model);
    }
  }

  private UdfModel.Owner owner(boolean isStatic) {
    return new UdfModel.Owner(
        shape.binaryName(),
        shape.sourceName(),
        !isStatic && takesConfig(),
        !isStatic && shape.lifecycle());
  }

  private static String name(MethodShape method) {
    String written =
        method.row().isPresent()
            ? method.row().get().name()
            : method.vector().map(ClassShape.VectorAnnotation::name).orElse("");
    return written.isEmpty() ? method.name() : written;
  }

  private void problem(String method, String problem, String fix) {
    problems.add(new UdfProblem(EtlError.UDF_0004, shape.binaryName(), method, problem, fix));
  }
}
