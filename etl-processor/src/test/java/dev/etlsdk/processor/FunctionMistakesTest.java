package dev.etlsdk.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.JavaFileObjects;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the compiler tells of functions that SQL couldn't call: at the method, or at its class. */
class FunctionMistakesTest {

  /** A class whose second method stands in line 5. */
  private static JavaFileObject functions(String type, String method) {
    return JavaFileObjects.forSourceString(
        "acme.Functions",
        "package acme;\nimport dev.etlsdk.udf.*;\n"
            + type
            + " {\n  @Udf public static int good(int value) { return value; }\n"
            + method
            + "\n}\n");
  }

  private static void assertError(String type, String method, int line, String text) {
    JavaFileObject source = functions(type, method);
    assertThat(javac().withProcessors(new PipelineProcessor()).compile(source))
        .hadErrorContaining(text)
        .inFile(source)
        .onLine(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@Udf static int hidden(int v) { return v; } | 0004: acme.Functions.hidden(int): is a function but isn't public",
        "@Udf public static <T> int generic(int v) { return v; } | 0004: acme.Functions.generic(int): is a function but has type parameters",
        "@Udf public static int fails(int v) throws Throwable { return v; } | 0004: acme.Functions.fails(int): declares that it throws Throwable",
        "@Udf(\"no name\") public static int named(int v) { return v; } | 0004: acme.Functions.named(int): has the SQL name 'no name'",
        "@Udf @VectorUdf public static int both(int v) { return v; } | 0004: acme.Functions.both(int): has both @Udf and @VectorUdf",
        "@Udf public static void nothing(int v) { } | 0003: acme.Functions.nothing(int): the result is void",
        "@Udf public static int many(int... v) { return 0; } | 0003: acme.Functions.many(int[]): parameter 1 is int[]",
        "@Udf public static int good(Thread v) { return 0; } | 0003: acme.Functions.good(java.lang.Thread): parameter 1 is java.lang.Thread",
        "@Udf(\"good\") public static int more(int v) { return v; } | 0002: acme.Functions.more(int): is the function good(INTEGER), and so is acme.Functions.good(int)",
      })
  void standsAtTheMethod(String method, String text) {
    assertError("public class Functions", method, 5, "ETL-UDF-" + text);
  }

  @Test
  void ofTheClassStandsAtTheClass() {
    assertError("class Functions", "", 3, "ETL-UDF-0004: acme.Functions: has functions but isn't");
    assertError(
        "public class Functions",
        "public Functions(int size) {} @Udf public int sized(int v) { return v; }",
        3,
        "has functions that are instance methods, but its public constructors are");
  }
}
