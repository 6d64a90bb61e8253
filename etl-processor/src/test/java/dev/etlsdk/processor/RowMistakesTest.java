package dev.etlsdk.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.List;
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
  void componentOfARecordWithTypeParameters() {
    for (String type :
        List.of(
            "Generic<String>",
            "Generic",
            "java.util.List<Generic<String>>",
            "java.util.Optional<Generic<String>>")) {
      assertError(
          "@Row record Odd(int id, " + type + " odd) {} record Generic<T>(T v) {}",
          "ETL-SCHEMA-0001: component 'odd' of the record acme.Mistaken.Odd is ",
          "can't be a column: a record with type parameters has no columns that are known");
    }
  }

  @Test
  void eachMistakeStandsAtItsComponent() {
    JavaFileObject source =
        JavaFileObjects.forSourceString(
            "acme.Order",
            "package acme;\n@dev.etlsdk.api.annotation.Row record Order(\n    int id,\n"
                + "    Thread thread,\n    java.util.List<Object> all) {}");
    Compilation compilation = javac().withProcessors(new PipelineProcessor()).compile(source);
    assertThat(compilation).hadErrorCount(2);
    assertThat(compilation).hadErrorContaining("'thread'").inFile(source).onLine(4);
    assertThat(compilation).hadErrorContaining("'all'").inFile(source).onLine(5);
  }

  @Test
  void componentWithAWildcard() {
    assertError(
        "@Row record Odd(int id, java.util.List<? extends Number> odd) {}",
        "is java.util.List<? extends java.lang.Number>, and ? extends java.lang.Number can't");
  }

  @Test
  void componentsThatNoColumnCanHold() {
    assertError(
        "@Row record Odd(java.util.Optional<java.util.Optional<String>> odd) {}",
        "NULL can't tell which one is empty");
    assertError(
        "@Row record Odd(java.util.Map<Key, String> odd) {} record Key(int id) {}",
        "acme.Mistaken.Key can't be the key of a MAP");
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
