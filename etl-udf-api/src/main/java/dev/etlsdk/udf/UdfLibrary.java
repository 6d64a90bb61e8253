package dev.etlsdk.udf;

/**
 * Marks a class that holds functions for SQL; the service type under which it is found.
 *
 * <p>A library is a public class with a public constructor without parameters, registered for
 * {@link java.util.ServiceLoader} (by {@code @AutoService(UdfLibrary.class)} or a line in {@code
 * META-INF/services/dev.etlsdk.udf.UdfLibrary}). Its functions are its public static methods
 * annotated with {@link Udf} or {@link VectorUdf}, and those of the classes named by {@link
 * UdfClasses}. The engine looks at the class only: a library with static functions is never
 * instantiated.
 *
 * <p>A library may also have public instance methods annotated with {@link Udf}; see {@link
 * UdfClasses} for functions whose constructor takes configuration.
 */
public interface UdfLibrary {}
