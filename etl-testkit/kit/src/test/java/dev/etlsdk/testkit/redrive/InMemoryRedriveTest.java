package dev.etlsdk.testkit.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.redrive.LetterFilter;
import dev.etlsdk.runtime.redrive.Redrive;
import dev.etlsdk.testkit.batch.InMemoryRecords.Entry;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.InMemoryDeadLetterSink;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A redrive with connectors that aren't Kafka's. */
class InMemoryRedriveTest {

  private final InMemoryStore store = InMemoryStore.create();
  private final InMemorySource orders =
      InMemorySource.recordsBuilder(
              "orders", Schema.parse("id BIGINT NOT NULL, amount INTEGER"), Json.codec())
          .split(
              Entry.of("orders", 0, "{\"id\":1,\"amount\":5}"),
              Entry.of("orders", 1, "{\"id\":2,\"amount\":0}"),
              Entry.of("orders", 2, "{"))
          .build();

  private Pipeline pipeline(String share, InMemoryDeadLetterSink letters) {
    return pipeline(share, letters, order -> true);
  }

  private Pipeline pipeline(
      String share, InMemoryDeadLetterSink letters, Predicate<Row> acceptedOrders) {
    return Pipeline.named("shares")
        .source("orders", orders)
        .sql("shares", "SELECT id, " + share + " AS share FROM orders")
        .sink("orders", store.sink("orders").accepting(acceptedOrders))
        .sink("shares", store.sink("shares"))
        .onError(ErrorPolicy.deadLetter(letters))
        .delivery(DeliveryGuarantee.EXACTLY_ONCE)
        .build();
  }

  private static void run(Pipeline pipeline) throws InterruptedException {
    try (Execution execution = LocalRunner.create().start(pipeline)) {
      execution.await();
    }
  }

  // tag::memory[]
  @Test
  void whatFailedIsSentAgainAndComesOutOnce() throws InterruptedException {
    InMemoryDeadLetterSink letters = store.deadLetters("failed").returningTo(orders);
    try (Pipeline pipeline = pipeline("100 / amount", letters)) {
      run(pipeline);
      assertThat(Redrive.of(pipeline).list()).hasSize(2);
      assertThat(Redrive.of(pipeline).dryRun()).asString().startsWith("0 of 2 now pass");
    }
    try (Pipeline mended = pipeline("100 / NULLIF(amount, 0)", letters)) {
      Redrive redrive = Redrive.of(mended);
      assertThat(redrive.dryRun()).asString().startsWith("1 of 2 now pass");
      assertThat(redrive.send().sent()).isEqualTo(2);
      assertThat(redrive.list()).isEmpty();
      run(mended);
      assertThat(redrive.list()).as("what isn't JSON is a letter again").hasSize(1);
    }
    assertThat(store.rows("shares")).containsExactly(Row.of(1L, 20), Row.of(2L, null));
    assertThat(store.rows("orders")).as("had been written at once").hasSize(2);
  }

  // end::memory[]

  /** Its record was written there long ago, and is only made again on the way to its entry. */
  @Test
  void aSinkAboveTheEntryThatWouldRefuseTheRecordNowDoesNotStopIt() throws InterruptedException {
    InMemoryDeadLetterSink letters = store.deadLetters("failed").returningTo(orders);
    try (Pipeline pipeline = pipeline("100 / amount", letters)) {
      run(pipeline);
    }
    try (Pipeline mended = pipeline("100 / NULLIF(amount, 0)", letters, order -> false)) {
      Redrive.of(mended).only(LetterFilter.all().stream("shares")).send();
      run(mended);
      assertThat(Redrive.of(mended).list())
          .extracting(StoredLetter::stream)
          .containsExactly("orders");
    }
    assertThat(store.rows("shares")).containsExactly(Row.of(1L, 20), Row.of(2L, null));
    assertThat(store.rows("orders")).hasSize(2);
  }

  @Test
  void lettersThatLeadNowhereAreRefused() throws InterruptedException {
    try (Pipeline pipeline = pipeline("100 / amount", store.deadLetters("failed"))) {
      run(pipeline);
      assertThat(Redrive.of(pipeline).list()).hasSize(2);
      assertThatThrownBy(Redrive.of(pipeline)::send)
          .isInstanceOfSatisfying(
              EtlException.class,
              failure -> assertThat(failure.code()).isEqualTo(EtlError.REDRIVE_0002));
    }
  }
}
