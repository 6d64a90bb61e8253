package dev.etlsdk.testkit.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.runtime.ExecutionCounters;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One bad record among 10,000, end to end over a real broker: how it is told, that its neighbours
 * arrive, and that nothing is lost, under each policy.
 */
@KafkaTest
class BadInputTest {

  private static final int RECORDS = 10_000;
  private static final int PARTITIONS = 3;
  private static final int BAD = 4321;
  private static final int PARTITION = BAD % PARTITIONS;
  private static final long OFFSET = BAD / PARTITIONS;

  @ParameterizedTest
  @EnumSource
  void stopsAndSaysWhereAndWhat(BadRecord bad, KafkaBroker broker) {
    Shop shop = prepare(broker, "stop", bad);

    EtlException failure =
        catchThrowableOfType(EtlException.class, () -> Shop.run(shop.pipeline()));

    assertThat(failure).isNotNull();
    assertThat(failure.code()).isEqualTo(EtlError.RUN_0001);
    assertThat(failure.location().pipeline()).isEqualTo("shop");
    assertThat(failure.location().stage()).isEqualTo(bad.stream);
    assertThat(failure.location().column()).isEqualTo(bad.column);
    assertThat(failure.problem())
        .contains(shop.input() + " partition " + PARTITION + " offset " + OFFSET)
        .contains(bad.code.id())
        .contains(bad.said);
    assertThat(failure.fix()).contains("onError(\"" + bad.stream + "\", ErrorPolicy.skip())");
    assertThat(broker.committedOffsets(shop.group(), shop.input()).getOrDefault(PARTITION, 0L))
        .as("the record is read again")
        .isLessThanOrEqualTo(OFFSET);
  }

  @ParameterizedTest
  @EnumSource
  void skipsAndCounts(BadRecord bad, KafkaBroker broker) throws InterruptedException {
    Shop shop = prepare(broker, "skip", bad);

    ExecutionCounters counters = Shop.run(shop.pipeline().onError(ErrorPolicy.skip()));

    assertThat(counters.recordsIn()).isEqualTo(RECORDS);
    assertThat(counters.rowsOut()).isEqualTo(RECORDS - 1);
    assertThat(counters.skipped()).isEqualTo(1);
    assertThat(counters.errorsByCode()).isEqualTo(Map.of(bad.code.id(), 1L));
    assertThatNeighboursArrived(broker, shop);
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheRecordAsADeadLetter(BadRecord bad, KafkaBroker broker) throws InterruptedException {
    Shop shop = prepare(broker, "dead", bad);
    broker.createTopic(shop.dead(), 1);

    ExecutionCounters counters = Shop.run(shop.pipeline().onError(shop.deadLetter()));

    assertThat(counters.deadLetters()).isEqualTo(1);
    assertThatNeighboursArrived(broker, shop);
    assertThat(broker.records(shop.dead())).hasSize(1);
    ReceivedRecord letter = broker.records(shop.dead()).get(0);
    assertThat(letter.value()).isEqualTo(bad.bytes());
    assertThat(letter.keyText()).isEqualTo("key-" + BAD);
    assertThat(letter.headerText("trace")).isEqualTo("abc");
    assertThat(header(letter, "code")).isEqualTo(bad.code.id());
    assertThat(header(letter, "message")).contains(bad.said);
    assertThat(header(letter, "column")).isEqualTo(bad.column);
    assertThat(header(letter, "pipeline")).isEqualTo("shop");
    assertThat(header(letter, "stream")).isEqualTo(bad.stream);
    assertThat(header(letter, "topic")).isEqualTo(shop.input());
    assertThat(header(letter, "partition")).isEqualTo(Integer.toString(PARTITION));
    assertThat(header(letter, "offset")).isEqualTo(Long.toString(OFFSET));
  }

  private static Shop prepare(KafkaBroker broker, String policy, BadRecord bad) {
    Shop shop = new Shop(broker.bootstrapServers(), policy + "-" + bad);
    broker.createTopic(shop.input(), PARTITIONS);
    broker.createTopic(shop.output(), PARTITIONS, Map.of("max.message.bytes", "200000"));
    List<KafkaRecord> records = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      byte[] good = ("{\"id\":" + i + ",\"amount\":" + i + "}").getBytes(StandardCharsets.UTF_8);
      records.add(
          KafkaRecord.ofBytes(i == BAD ? bad.bytes() : good)
              .withKey("key-" + i)
              .withHeader("trace", "abc")
              .withPartition(i % PARTITIONS));
    }
    broker.publish(shop.input(), records);
    return shop;
  }

  private static void assertThatNeighboursArrived(KafkaBroker broker, Shop shop) {
    boolean[] arrived = new boolean[RECORDS];
    for (ReceivedRecord record : broker.records(shop.output())) {
      String key = Objects.requireNonNull(record.keyText());
      int id = Integer.parseInt(key.substring("key-".length()));
      assertThat(record.text())
          .isEqualTo(
              "{\"id\":" + id + ",\"twice\":" + 2 * id + ",\"amount\":" + id + ",\"note\":null}");
      assertThat(arrived[id]).as("%s twice", id).isFalse();
      arrived[id] = true;
    }
    for (int i = 0; i < RECORDS; i++) {
      assertThat(arrived[i]).as("%s arrived", i).isEqualTo(i != BAD);
    }
  }

  private static String header(ReceivedRecord letter, String name) {
    return letter.headerText(KafkaDeadLetters.HEADER_PREFIX + name);
  }
}
