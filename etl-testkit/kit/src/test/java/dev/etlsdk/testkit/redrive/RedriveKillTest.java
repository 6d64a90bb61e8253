package dev.etlsdk.testkit.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.redrive.RedriveHeaders;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.redrive.Redrive;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.kafka.Visibility;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A redrive that ends by SIGKILL in the middle. */
@KafkaTest
@Timeout(120)
@Tag("faults")
class RedriveKillTest {

  private static final int ORDERS = 1200;

  /** Of three transactions one is committed, and the second has all it needs but its commit. */
  @Test
  void whatAKilledRedriveHasBegunIsSentOnceByTheNext(KafkaBroker broker) throws Exception {
    Shop shop =
        new Shop(
            broker.bootstrapServers(),
            broker.createUniqueTopic("orders", 3),
            broker.createUniqueTopic("all", 2),
            broker.createUniqueTopic("priced", 2),
            broker.createUniqueTopic("letters", 3));
    broker.publish(
        shop.in(),
        IntStream.range(0, ORDERS)
            .mapToObj(i -> KafkaRecord.of("{\"id\":" + i + ",\"cents\":1}").withKey("k" + i))
            .toList());
    shop.run(id -> true);

    Process process = start(shop, 1);
    assertThat(process.inputReader().readLine()).isEqualTo(RedriveMain.STANDING);
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    int before = again(broker, shop).size();
    assertThat(before).isBetween(1, ORDERS - 1);

    try (Pipeline pipeline = shop.pipeline(id -> false)) {
      assertThat(Redrive.of(pipeline).list()).hasSize(ORDERS - before);
      assertThat(Redrive.of(pipeline).send().sent()).isEqualTo(ORDERS - before);
      assertThat(Redrive.of(pipeline).list()).isEmpty();
    }
    assertThat(again(broker, shop)).hasSize(ORDERS).doesNotHaveDuplicates();
  }

  private static List<String> again(KafkaBroker broker, Shop shop) {
    return broker.records(shop.in(), Visibility.COMMITTED).stream()
        .filter(record -> record.headerText(RedriveHeaders.COUNT) != null)
        .map(ReceivedRecord::keyText)
        .toList();
  }

  private static Process start(Shop shop, int commits) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    if (Runtime.version().feature() >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(RedriveMain.class.getName());
    command.addAll(List.of(shop.servers(), shop.in(), shop.all(), shop.priced(), shop.letters()));
    command.add(Integer.toString(commits));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
