package dev.etlsdk.processor.internal.read;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.processor.internal.model.TransformModel.Result;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Whether a transform's method gives null, where its class comes from a class file: before JDK 22
 * javac doesn't show {@code @Nullable} there, and the index of the class's module tells.
 */
public final class ResultNullness {

  private static final int SHOWS_TYPE_ANNOTATIONS = 22;
  private static final String NULLABLE = "N";
  private static final String NOT_NULL = "-";

  private final Predicate<TypeElement> compiledNow;
  private final Function<String, Map<String, String>> told;

  /**
   * The results of one compilation.
   *
   * @param compiledNow whether a class is compiled now rather than read from a class file
   * @param told gives, for the qualified name of a class, the marks of its methods by their names
   */
  public ResultNullness(
      Predicate<TypeElement> compiledNow, Function<String, Map<String, String>> told) {
    this.compiledNow = compiledNow;
    this.told = told;
  }

  /** The mark of a method in an index, if it depends on an annotation that may be hidden. */
  static String mark(Result result) {
    return result == Result.NULLABLE || result == Result.LATER_NULLABLE ? NULLABLE : NOT_NULL;
  }

  /** Whether a result depends on an annotation that may be hidden. */
  static boolean dependsOnMark(Result result) {
    return switch (result) {
      case ONE, NULLABLE, LATER, LATER_NULLABLE -> true;
      default -> false;
    };
  }

  /**
   * What a method really gives.
   *
   * @param seen what the compiler shows of it
   * @throws EtlException {@code ETL-PIPELINE-0011} if the compiler hides it and no index tells
   */
  Result of(ExecutableElement method, Result seen) {
    TypeElement owner = TransformClasses.ownerOf(method);
    if (!dependsOnMark(seen)
        || Runtime.version().feature() >= SHOWS_TYPE_ANNOTATIONS
        || compiledNow.test(owner)) {
      return seen;
    }
    String name = method.getSimpleName().toString();
    String mark = told.apply(owner.getQualifiedName().toString()).get(name);
    if (mark == null) {
      throw hidden(owner, name);
    }
    return switch (seen) {
      case ONE, NULLABLE -> mark.equals(NULLABLE) ? Result.NULLABLE : Result.ONE;
      default -> mark.equals(NULLABLE) ? Result.LATER_NULLABLE : Result.LATER;
    };
  }

  private static EtlException hidden(TypeElement owner, String method) {
    return EtlException.of(
            EtlError.PIPELINE_0011,
            "what the method '"
                + method
                + "' of the class "
                + owner.getQualifiedName()
                + " gives may be @Nullable or not: the class comes from a class file, in which"
                + " javac "
                + Runtime.version().feature()
                + " doesn't show that annotation")
        .fix(
            "annotate the method with @Transform and run etl-processor where it is compiled,"
                + " compile it together with the pipeline, compile with JDK "
                + SHOWS_TYPE_ANNOTATIONS
                + " or newer, or give an Optional")
        .build();
  }
}
