package dev.etlsdk.codegen.model;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.javatype.JavaType;
import dev.etlsdk.api.schema.javatype.ScalarTypes;
import dev.etlsdk.codegen.model.ClassShape.MethodShape;
import dev.etlsdk.codegen.model.ClassShape.ParameterShape;
import dev.etlsdk.codegen.model.ClassShape.RowAnnotation;
import dev.etlsdk.codegen.model.UdfParameter.NullHandling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From the Java signature of one method to the SQL signature of a function. */
final class UdfSignatures {

  private static final DataType PLACEHOLDER = DataType.BOOLEAN;

  private final ClassShape owner;
  private final MethodShape method;
  private final List<UdfProblem> problems = new ArrayList<>();

  UdfSignatures(ClassShape owner, MethodShape method) {
    this.owner = owner;
    this.method = method;
  }

  /** What is wrong with the signature; empty if the model may be used. */
  List<UdfProblem> problems() {
    return problems;
  }

  UdfModel model(String name, UdfModel.Owner modelOwner) {
    return method.row().isPresent()
        ? row(name, modelOwner, method.row().get())
        : vector(name, modelOwner);
  }

  private UdfModel row(String name, UdfModel.Owner modelOwner, RowAnnotation annotation) {
    List<UdfParameter> parameters = new ArrayList<>();
    for (int i = 0; i < method.parameters().size(); i++) {
      parameters.add(rowParameter(i + 1, method.parameters().get(i)));
    }
    JavaType type = method.result();
    DataType result = rowResult(type);
    boolean nullable = !(type instanceof JavaType.Primitive) && annotation.returnsNull();
    return new UdfModel(
        name,
        modelOwner,
        method.name(),
        UdfModel.Form.ROW,
        method.modifiers().isStatic(),
        annotation.deterministic(),
        parameters,
        new UdfModel.Result(result, type.erasure(), nullable));
  }

  private UdfParameter rowParameter(int number, ParameterShape parameter) {
    JavaType type = parameter.type();
    String what = "parameter " + number;
    boolean seesNull = ScalarTypes.isBox(type) || parameter.acceptsNull();
    if (type instanceof JavaType.Primitive && parameter.acceptsNull()) {
      problem(
          EtlError.UDF_0004,
          what + " is a primitive and can't be null, but has @AcceptsNull",
          "take the box, which sees null without an annotation, or remove @AcceptsNull");
    }
    return new UdfParameter(
        rowType(what, type, parameter.sqlType()),
        type.erasure(),
        seesNull ? NullHandling.SEES_NULL : NullHandling.STRICT);
  }

  private UdfType rowType(String what, JavaType type, Optional<String> written) {
    if (written.isPresent()) {
      return new UdfType.Exact(written(what, type, written.get(), ScalarTypes::holds));
    }
    Optional<UdfType> found = UdfJavaTypes.parameter(type);
    if (found.isEmpty()) {
      unsupported(what, type);
    }
    return found.orElse(new UdfType.Exact(PLACEHOLDER));
  }

  private DataType rowResult(JavaType type) {
    if (method.sqlType().isPresent()) {
      return written("the result", type, method.sqlType().get(), ScalarTypes::holds);
    }
    if (type.erasure().equals("java.math.BigDecimal")) {
      problem(
          EtlError.UDF_0003,
          "the result is a BigDecimal, whose precision and scale nothing says",
          "annotate the method, for instance with @SqlType(\"DECIMAL(18, 2)\")");
      return PLACEHOLDER;
    }
    Optional<DataType> found = UdfJavaTypes.result(type);
    if (found.isEmpty()) {
      unsupported("the result", type);
    }
    return found.orElse(PLACEHOLDER);
  }

  private UdfModel vector(String name, UdfModel.Owner modelOwner) {
    List<ParameterShape> shapes = method.parameters();
    int arguments = shapes.size() - 2;
    List<UdfParameter> parameters = new ArrayList<>();
    UdfModel.Result result = new UdfModel.Result(PLACEHOLDER, "", true);
    if (arguments < 0
        || !shapes.get(shapes.size() - 1).type().erasure().equals("int")
        || !method.result().erasure().equals("void")) {
      problem(
          EtlError.UDF_0004,
          "doesn't have the vector form",
          "take the argument vectors, the result vector and 'int rows', in this order, and return"
              + " void");
    } else {
      for (int i = 0; i < arguments; i++) {
        ParameterShape shape = shapes.get(i);
        UdfType type = vectorType("parameter " + (i + 1), shape.type(), shape.sqlType(), true);
        parameters.add(new UdfParameter(type, shape.type().erasure(), NullHandling.SEES_NULL));
      }
      result = vectorResult(shapes.get(arguments));
    }
    return new UdfModel(
        name,
        modelOwner,
        method.name(),
        UdfModel.Form.VECTOR,
        method.modifiers().isStatic(),
        method.vector().map(ClassShape.VectorAnnotation::deterministic).orElse(true),
        parameters,
        result);
  }

  private UdfModel.Result vectorResult(ParameterShape shape) {
    Optional<String> written = shape.sqlType().or(method::sqlType);
    UdfType type = vectorType("the result vector", shape.type(), written, false);
    DataType dataType = type instanceof UdfType.Exact exact ? exact.type() : PLACEHOLDER;
    return new UdfModel.Result(dataType, shape.type().erasure(), true);
  }

  private UdfType vectorType(
      String what, JavaType type, Optional<String> written, boolean parameter) {
    if (written.isPresent()) {
      return new UdfType.Exact(written(what, type, written.get(), UdfVectorTypes::holds));
    }
    Optional<UdfType> found =
        parameter ? UdfVectorTypes.parameter(type) : UdfVectorTypes.result(type);
    if (found.isEmpty()) {
      problem(
          EtlError.UDF_0003,
          what
              + " is "
              + type
              + (UdfVectorTypes.isVector(type)
                  ? ", which says too little"
                  : ", not a vector with an SQL type"),
          UdfVectorTypes.isVector(type)
              ? "write the type, for instance @SqlType(\"" + UdfVectorTypes.example(type) + "\")"
              : "use a vector class that DataType's Arrow form has, such as IntVector or"
                  + " VarCharVector");
    }
    return found.orElse(new UdfType.Exact(PLACEHOLDER));
  }

  /** Whether a Java type can hold values of an SQL type. */
  @FunctionalInterface
  private interface Fits {
    boolean test(JavaType javaType, DataType type);
  }

  private DataType written(String what, JavaType javaType, String text, Fits fits) {
    DataType type;
    try {
      type = DataType.parse(text);
    } catch (IllegalArgumentException e) {
      problem(
          EtlError.UDF_0003,
          what + " has @SqlType(\"" + text + "\"), which is no type: " + e.getMessage(),
          "write the type as SQL does, for instance DECIMAL(18, 2) or ARRAY<INTEGER>");
      return PLACEHOLDER;
    }
    if (!fits.test(javaType, type)) {
      problem(
          EtlError.UDF_0003,
          what + " is " + javaType + ", which can't hold the " + type + " that @SqlType says",
          "change the Java type or the SQL type so that they belong together; docs/udf.md has the"
              + " table");
    }
    return type;
  }

  private void unsupported(String what, JavaType type) {
    problem(
        EtlError.UDF_0003,
        what + " is " + type + ", which has no SQL type here",
        "use a primitive or its box, String, byte[], BigDecimal, LocalDate, LocalTime,"
            + " LocalDateTime, Instant, List or Map of these; docs/udf.md has the table");
  }

  private void problem(EtlError code, String problem, String fix) {
    problems.add(new UdfProblem(code, owner.binaryName(), method.describe(), problem, fix));
  }
}
