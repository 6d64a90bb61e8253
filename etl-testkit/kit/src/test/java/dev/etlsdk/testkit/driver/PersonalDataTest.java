package dev.etlsdk.testkit.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.etlsdk.api.annotation.Pii;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.PipelineBuilder;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values of columns that are marked as personal stand in no error and no header. */
class PersonalDataTest {

  private static final String UNUSED = "nowhere:9092";
  private static final String EMAIL = "anna@example.org";
  private static final Schema CUSTOMERS =
      Schema.parse("id BIGINT NOT NULL, email VARCHAR NOT NULL, age INTEGER NOT NULL");

  record Customer(long id, @Pii String email, int age) {}

  record Number(long id, long number) {}

  private static PipelineBuilder customers() {
    return Pipeline.named("customers")
        .source(
            "customers",
            KafkaSource.topic("in")
                .bootstrapServers(UNUSED)
                .schema(CUSTOMERS)
                .codec(Json.codec())
                .build())
        .rows("customers", Customer.class);
  }

  private static KafkaSink sink() {
    return KafkaSink.topic("out").bootstrapServers(UNUSED).codec(Json.codec()).build();
  }

  private static ErrorPolicy letters() {
    return ErrorPolicy.deadLetter(
        KafkaDeadLetters.topic("failed").bootstrapServers(UNUSED).build());
  }

  private static List<ReceivedRecord> failed(PipelineBuilder builder, String... records) {
    try (Pipeline pipeline = builder.onError(letters()).build();
        PipelineDriver driver = PipelineDriver.of(pipeline)) {
      driver.createTopic("in", 1).publish(records);
      driver.createTopic("out", 1);
      driver.createTopic("failed", 1);
      driver.run();
      return driver.topic("failed").records();
    }
  }

  private static String message(ReceivedRecord letter) {
    return letter.headerText(KafkaDeadLetters.HEADER_PREFIX + "message");
  }

  private static void assertHidden(List<ReceivedRecord> letters, String code, String reason) {
    assertThat(letters)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.text()).contains(EMAIL);
              assertThat(letter.headerText(KafkaDeadLetters.HEADER_PREFIX + "code"))
                  .isEqualTo(code);
              assertThat(message(letter)).contains("Values aren't shown").contains(reason);
              assertThat(letter.headers())
                  .allSatisfy(
                      header ->
                          assertThat(letter.headerText(header.name())).doesNotContain("anna"));
            });
  }

  @Test
  void castThatFailsDoesNotShowTheValue() {
    assertHidden(
        failed(
            customers()
                .sql("numbers", "SELECT id, CAST(email AS BIGINT) AS number FROM customers")
                .sink("numbers", sink()),
            "{\"id\":1,\"email\":\"" + EMAIL + "\",\"age\":3}"),
        "ETL-VALUE-0003",
        "the stage reads 'email'");
  }

  @Test
  void recordThatIsMalformedInThatColumnDoesNotShowIt() {
    assertHidden(
        failed(
            customers().sink("customers", sink()),
            "{\"id\":1,\"email\":[\"" + EMAIL + "\"],\"age\":3}"),
        "ETL-DECODE-0002",
        "'email' is marked as personal");
  }

  @Test
  void recordThatIsMalformedAnywhereDoesNotShowIt() {
    assertHidden(
        failed(
            customers().sink("customers", sink()),
            "{\"id\":1,\"email\":\"" + EMAIL + "\" \"age\"}"),
        "ETL-DECODE-0001",
        "'email' is marked as personal");
  }

  @Test
  void otherColumnsShowTheirValues() {
    assertThat(
            failed(
                customers()
                    .sql(
                        "ages",
                        "SELECT id, CAST('x' || CAST(age AS VARCHAR) AS INTEGER) AS age"
                            + " FROM customers")
                    .sink("ages", sink()),
                "{\"id\":1,\"email\":\"" + EMAIL + "\",\"age\":77}",
                "{\"id\":1,\"email\":\"" + EMAIL + "\",\"age\":\"old\"}"))
        .extracting(PersonalDataTest::message)
        .anySatisfy(message -> assertThat(message).contains("x77"))
        .anySatisfy(message -> assertThat(message).contains("column 'age'").contains("old"));
  }

  @Test
  void whatIsMadeOfItIsNotShownEither() {
    assertHidden(
        failed(
            customers()
                .sql("names", "SELECT id, UPPER(email) AS name FROM customers")
                .sql("parts", "SELECT id, name AS part FROM names")
                .transform("numbers", "parts", Part.class, Number.class, PersonalDataTest::number)
                .sink("numbers", sink()),
            "{\"id\":1,\"email\":\"" + EMAIL + "\",\"age\":3}"),
        "ETL-TRANSFORM-0001",
        "the cause is java.lang.NumberFormatException at ");
  }

  record Part(long id, String part) {}

  private static void number(Part part, RowTransform.RowOutput<Number> rows) {
    rows.emit(
        new Number(part.id(), Long.parseLong(part.part().toLowerCase(java.util.Locale.ROOT))));
  }

  @Test
  void pipelineThatStopsDoesNotShowIt() {
    try (Pipeline pipeline =
            customers()
                .transform(
                    "numbers",
                    "customers",
                    Customer.class,
                    Number.class,
                    (customer, rows) -> {
                      throw new IllegalArgumentException("what of " + customer.email());
                    })
                .sink("numbers", sink())
                .build();
        PipelineDriver driver = PipelineDriver.of(pipeline)) {
      driver.createTopic("in", 1).publish("{\"id\":1,\"email\":\"" + EMAIL + "\",\"age\":3}");
      driver.createTopic("out", 1);
      Throwable failure = catchThrowable(driver::run);
      StringWriter all = new StringWriter();
      failure.printStackTrace(new PrintWriter(all));
      assertThat(all.toString())
          .contains("ETL-RUN-0001")
          .contains("ETL-TRANSFORM-0001")
          .contains("Values aren't shown")
          .doesNotContain(EMAIL);
    }
  }

  @Test
  void columnsAreMarkedWithoutARecord() {
    PipelineBuilder pipeline =
        Pipeline.named("customers")
            .source(
                "customers",
                KafkaSource.topic("in")
                    .bootstrapServers(UNUSED)
                    .schema(CUSTOMERS)
                    .codec(Json.codec())
                    .build())
            .sink("customers", sink());
    assertHidden(
        failed(
            pipeline.pii("customers", "email"),
            "{\"id\":1,\"email\":[\"" + EMAIL + "\"],\"age\":3}"),
        "ETL-DECODE-0002",
        "'email' is marked as personal");
    try (Pipeline built = pipeline.build()) {
      assertThat(built.describe()).contains("      personal: email\n");
    }
    assertThatThrownBy(() -> pipeline.pii("customers", "emial").pii("custom", "email").build())
        .hasMessageContaining("it has no column 'emial' that could be personal")
        .hasMessageContaining("did you mean 'email'?")
        .hasMessageContaining("the pipeline has no such stream");
  }
}
