package dev.etlsdk.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.JavaFileObjects;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What the compiler tells of mistakes in records that are rows, and where. */
class RowMistakesTest {

  private static void assertError(String declaration, String... texts) {
    JavaFileObject source =
        JavaFileObjects.forSourceString(
            "acme.Mistaken",
            "package acme;\nimport dev.etlsdk.api.annotation.Row;\nclass Mistaken {\n"
                + declaration
                + "\n}\n");
    for (String text : texts) {
      assertThat(javac().withProcessors(new PipelineProcessor()).compile(source))
          .hadErrorContaining(text)
          .inFile(source)
          .onLine(4);
    }
  }

  @Test
  void classInPlaceOfARecord() {
    assertError("@Row static class Order {}", "ETL-SCHEMA-0001: @Row stands on Order");
  }

  @Test
  void recordWithTypeParameters() {
    assertError("@Row record Order<T>(int id) {}", "isn't a record without type parameters");
  }

  @Test
  void privateRecord() {
    assertError("@Row private record Order(int id) {}", "the record Order is private");
  }

  @Test
  void recordWithoutComponents() {
    assertError("@Row record Order() {}", "the record acme.Mistaken.Order has no components");
  }

  @Test
  void componentThatCannotBeAColumn() {
    assertError(
        "@Row record Order(Thread thread) {}",
        "ETL-SCHEMA-0001: component 'thread' of the record acme.Mistaken.Order is java.lang.Thread");
  }

  @Test
  void listWhoseElementsAreNotKnown() {
    assertError(
        "@Row record Order(@dev.etlsdk.udf.SqlType(\"ARRAY<VARCHAR>\") java.util.List ids) {}",
        "no typed batch can be made of the record Order",
        "java.util.List has no type arguments");
  }

  @Test
  void classThatExistsAlready() {
    JavaFileObject source =
        JavaFileObjects.forSourceString(
            "acme.Order", "package acme;\n@dev.etlsdk.api.annotation.Row record Order(int id) {}");
    JavaFileObject batch =
        JavaFileObjects.forSourceString("acme.OrderBatch", "package acme;\nclass OrderBatch {}");
    assertThat(javac().withProcessors(new PipelineProcessor()).compile(source, batch))
        .hadErrorContaining("the class OrderBatch, which is generated for the record, exists")
        .inFile(source)
        .onLine(2);
  }
}
