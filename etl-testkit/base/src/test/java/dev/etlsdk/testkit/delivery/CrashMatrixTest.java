package dev.etlsdk.testkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.InMemorySink;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.util.List;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

/** The matrix finds what breaks a promise. */
@ArrowTest
class CrashMatrixTest {

  private final BufferAllocator allocator;

  CrashMatrixTest(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  @Test
  void findsRowsThatAreRepeated() {
    // Without positions in the sink, a crash between commit and acknowledgement repeats.
    assertThatThrownBy(
            () ->
                matrix(Set.of(SinkCapability.TRANSACTIONAL), true, DeliveryGuarantee.EXACTLY_ONCE)
                    .crashAfterEveryStep())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("promised EXACTLY_ONCE, but repeated [")
        .hasMessageContaining("PREPARE, COMMIT]");
  }

  @Test
  void findsRowsThatAreLost() {
    CrashMatrix matrix =
        new CrashMatrix(
            () -> {
              InMemorySink sink = InMemoryStore.create().sink("t").accepting(row -> true);
              InMemorySource source = InMemoryDeliveryTest.rows().build();
              // Somebody acknowledges before anything is written.
              return new Delivery(
                  "p",
                  new AcknowledgingEarly(source),
                  sink.withCapabilities(Set.of()),
                  DeliveryGuarantee.AT_LEAST_ONCE,
                  InMemoryDeliveryTest.SPLITS,
                  sink::rows);
            },
            allocator);
    assertThatThrownBy(matrix::crashAfterEveryStep)
        .hasMessageContaining("promised AT_LEAST_ONCE, but lost [");
  }

  @Test
  void acceptsRepetitionWhereItIsAllowed() {
    assertThat(
            matrix(Set.of(SinkCapability.TRANSACTIONAL), true, DeliveryGuarantee.AT_LEAST_ONCE)
                .crashAfterEveryStep())
        .isGreaterThan(20);
  }

  @Test
  void wantsRowsThatDiffer() {
    Row row = Row.of(1L);
    InMemorySource source =
        InMemorySource.builder("s", Schema.parse("id BIGINT")).split(row, row).build();
    InMemorySink sink = InMemoryStore.create().sink("t");
    assertThatThrownBy(
            () ->
                new Delivery(
                    "p",
                    source,
                    sink,
                    DeliveryGuarantee.EXACTLY_ONCE,
                    List.of(List.of(row, row)),
                    sink::rows))
        .hasMessageContaining("all rows must differ");
  }

  private CrashMatrix matrix(
      Set<SinkCapability> capabilities, boolean progress, DeliveryGuarantee guarantee) {
    return new CrashMatrix(
        () -> {
          InMemorySource.Builder source = InMemoryDeliveryTest.rows();
          return InMemoryDeliveryTest.delivery(
              (progress ? source : source.withoutProgress()).build(),
              InMemoryStore.create().sink("t").withCapabilities(capabilities),
              guarantee);
        },
        allocator);
  }
}
