package dev.etlsdk.sql.internal;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.codegen.expression.FunctionTarget;
import dev.etlsdk.udf.Udf;
import dev.etlsdk.udf.UdfClasses;
import dev.etlsdk.udf.UdfLibrary;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.apache.calcite.sql.SqlOperator;

/** Functions of classes on the class path. */
final class SimpleUdfs {

  private static final Map<Class<?>, DataType> TYPES =
      Map.of(
          boolean.class, DataType.BOOLEAN,
          byte.class, DataType.TINYINT,
          short.class, DataType.SMALLINT,
          int.class, DataType.INTEGER,
          long.class, DataType.BIGINT,
          float.class, DataType.REAL,
          double.class, DataType.DOUBLE,
          String.class, DataType.VARCHAR);

  private SimpleUdfs() {}

  static List<SqlOperator> operators(UdfOptions options) {
    List<Class<?>> classes = new ArrayList<>(options.classes());
    if (options.serviceLoader()) {
      for (ServiceLoader.Provider<UdfLibrary> provider : ServiceLoader.load(UdfLibrary.class).stream().toList()) {
        classes.add(provider.type());
        UdfClasses more = provider.type().getAnnotation(UdfClasses.class);
        if (more != null) {
          classes.addAll(List.of(more.value()));
        }
      }
    }
    Map<String, List<UdfOperator.Signature>> byName = new TreeMap<>();
    for (Class<?> type : classes) {
      for (Method method : type.getMethods()) {
        Udf udf = method.getAnnotation(Udf.class);
        if (udf != null) {
          String name = udf.value().isEmpty() ? method.getName() : udf.value();
          byName
              .computeIfAbsent(name.toUpperCase(Locale.ROOT), n -> new ArrayList<>())
              .add(signature(name, method, udf));
        }
      }
    }
    List<SqlOperator> operators = new ArrayList<>();
    byName.forEach((name, signatures) -> operators.add(new UdfOperator(name, signatures)));
    return operators;
  }

  private static UdfOperator.Signature signature(String name, Method method, Udf udf) {
    List<FunctionTarget.Parameter> parameters =
        Arrays.stream(method.getParameterTypes()).map(p -> new FunctionTarget.Parameter(p.getName(), false)).toList();
    FunctionTarget target =
        new FunctionTarget(
            name,
            method.getDeclaringClass().getName(),
            method.getName(),
            parameters,
            method.getReturnType().getName(),
            !method.getReturnType().isPrimitive() && udf.returnsNull(),
            true,
            !Modifier.isStatic(method.getModifiers()));
    return new UdfOperator.Signature(
        target,
        Arrays.stream(method.getParameterTypes()).map(TYPES::get).toList(),
        Objects.requireNonNull(TYPES.get(method.getReturnType()), "the type was checked"),
        udf.deterministic());
  }
}
