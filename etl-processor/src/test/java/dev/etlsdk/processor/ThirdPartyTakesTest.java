package dev.etlsdk.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a third party's annotation says of its elements, and what the compiler makes of that. */
class ThirdPartyTakesTest {

  private static final JavaFileObject FACTORY =
      JavaFileObjects.forSourceString(
          "acme.PigeonFactory",
          """
          package acme;
          import dev.etlsdk.api.connector.*;
          public final class PigeonFactory implements SinkFactory {
            @Override public dev.etlsdk.api.sink.Sink sink(ConnectorSettings settings) {
              throw new IllegalStateException();
            }
          }
          """);

  /** The first element stands in line 7. */
  private static JavaFileObject annotation(String meta, String elements) {
    return JavaFileObjects.forSourceString(
        "acme.PigeonSink",
        """
        package acme;
        import dev.etlsdk.api.annotation.*;
        import dev.etlsdk.api.annotation.Takes.Kind;
        import dev.etlsdk.api.schema.TypeKind;
        @SinkConnector(value = PigeonFactory.class%s)
        public @interface PigeonSink {
        %s
        }
        """
            .formatted(meta, elements));
  }

  private static JavaFileObject pipeline(String values) {
    return JavaFileObjects.forSourceString(
        "acme.Letters",
        """
        package acme;
        import dev.etlsdk.api.annotation.*;
        import dev.etlsdk.kafka.annotation.*;
        @Pipeline("letters") interface Letters {
          record Letter(int id, String text, double weight) {}
          @KafkaSource("in")
          @PigeonSink(%s)
          Rows<Letter> letters();
        }
        """
            .formatted(values));
  }

  private static Compilation compile(JavaFileObject... files) {
    return javac().withProcessors(new PipelineProcessor()).compile(files);
  }

  private static final String ELEMENTS =
      """
      // tag::takes[]
      @Takes(value = Kind.TEXT, form = "[A-Z]{2}-[0-9]+", expected = "a ring such as DV-12")
      String value();
      @Takes(Kind.SIZE) String load() default "75";
      @Takes(Kind.COUNT) int flock() default 1;
      @Takes({Kind.DELAY, Kind.INSTANT}) String start() default "0s";
      @Takes(value = Kind.CHOICE, choices = {"over-sea", "over-land"}) String way() default "over-sea";
      @Takes(value = Kind.COLUMN, types = TypeKind.VARCHAR) String text() default "";
      // end::takes[]
      @Takes(Kind.PATTERN) String only() default "";
      @Takes(Kind.ERROR_CODE) String[] again() default {};
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"DV12\" | value: it is 'DV12', which isn't a ring such as DV-12",
        "value = \"DV-1\", load = \"75g\" | load: it is '75g', which isn't a size such as 65536",
        "value = \"DV-1\", load = \"0\" | load: it is '0', which isn't a size",
        "value = \"DV-1\", flock = 0 | flock: it is '0', which isn't a whole number, at least 1",
        "value = \"DV-1\", start = \"noon\" | start: it is 'noon', which isn't a time such as 500ms,"
            + " 30s, 5m, 2h or PT30S, or a time such as 2026-01-31T12:00:00Z",
        "value = \"DV-1\", way = \"oversee\" | way: it is 'oversee', which isn't over-sea, over-land",
        "value = \"DV-1\", text = \"weight\" | text: it is the column 'weight' of type DOUBLE",
        "value = \"DV-1\", only = \"(\" | only: it is '(', which isn't a regular expression",
        "value = \"DV-1\", again = \"ETL-UDF-1\" | again: it is 'ETL-UDF-1'",
      })
  void valueOfAnotherFormIsToldWhereItStands(String values, String problem) {
    JavaFileObject pipeline = pipeline(values);
    Compilation compilation = compile(FACTORY, annotation("", ELEMENTS), pipeline);
    assertThat(compilation)
        .hadErrorContaining("ETL-CONFIG-0002: @PigeonSink, " + problem)
        .inFile(pipeline)
        .onLine(7);
    assertThat(compilation).hadErrorCount(1);
  }

  @Test
  void valuesThatAreTaken() {
    assertThat(
            compile(
                FACTORY,
                annotation("", ELEMENTS),
                pipeline(
                    "value = \"${ring:DV-1}\", load = \"1KiB\", flock = 3, way = \"OVER_LAND\", text"
                        + " = \"TEXT\", start = \"2026-01-31T12:00:00Z\", again = \"ACME-7\"")))
        .succeeded();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Class<?> value(); | is of type java.lang.Class<?>, which a configuration can't set",
        "double value(); | is of type double",
        "int[] value(); | is of type int[]",
        "@Takes(Kind.FLAG) boolean value(); | has a @Takes on a boolean, whose values javac checks",
        "@Takes(Kind.CHOICE) String value(); | has a @Takes where CHOICE and choices don't stand",
        "@Takes(value = Kind.FLAG, choices = \"x\") String value(); | don't stand together",
        "@Takes(value = Kind.FLAG, form = \"x\", expected = \"x\") String value(); | with a form",
        "@Takes(value = Kind.TEXT, form = \"[\", expected = \"x\") String value(); | whose form isn't"
            + " a regular expression",
        "@Takes(value = Kind.TEXT, form = \"x\") String value(); | form and expected don't stand"
            + " together",
        "@Takes(value = Kind.TEXT, types = TypeKind.ROW) String value(); | with types, and no columns",
        "@Takes(Kind.FORMAT_OPTIONS) String[] value(); | options of a format that no element names",
        "@Takes(Kind.DURATION) String value() default \"soon\"; | has a default that it doesn't take:"
            + " it is 'soon', which isn't a time such as 500ms",
      })
  void annotationOfAConnectorThatCanNotBeUsed(String element, String problem) {
    JavaFileObject annotation = annotation("", element);
    assertThat(compile(FACTORY, annotation))
        .hadErrorContaining(problem)
        .inFile(annotation)
        .onLine(7);
  }

  @Test
  void alternativeThatIsNoElement() {
    JavaFileObject annotation =
        annotation(", alternative = \"patern\"", "String value() default \"\"; String pattern();");
    assertThat(compile(FACTORY, annotation))
        .hadErrorContaining(
            "ETL-PIPELINE-0011: @PigeonSink has no element 'patern' beside value\n"
                + "    -> did you mean 'pattern'?")
        .inFile(annotation)
        .onLine(5);
  }
}
