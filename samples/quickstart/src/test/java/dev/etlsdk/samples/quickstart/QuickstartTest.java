package dev.etlsdk.samples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@KafkaTest
class QuickstartTest {

  @Test
  void eachRecordBecomesOneAndTheReportShowsThem(KafkaBroker broker) throws Exception {
    int records = 20_000;
    ByteArrayOutputStream shown = new ByteArrayOutputStream();

    Topics topics = new Topics(broker.bootstrapServers());
    topics.create();
    Topics.Mark before = topics.mark();

    Quickstart.run(broker.bootstrapServers(), records, new PrintStream(shown, true, UTF_8));

    List<String> sums = topics.firstOutput(before, Integer.MAX_VALUE);
    assertThat(sums.stream().collect(Collectors.groupingBy(sum -> sum, Collectors.counting())))
        .containsOnlyKeys("{\"sum\":true}", "{\"sum\":false}")
        .containsEntry("{\"sum\":true}", evenSums(records));
    assertThat(sums).hasSize(records);
    assertThat(shown.toString(UTF_8))
        .contains("publishing 20,000 records to test_topic")
        .contains("IS_EVEN(column_0 + column_1)")
        .containsPattern("records in +20,000")
        .containsPattern("rows out +20,000")
        .contains("the first 10 records of test_topic2:")
        .contains("  {\"sum\":true}");
  }

  private static long evenSums(int records) {
    return IntStream.range(0, records).filter(n -> (n + n / 4) % 2 == 0).count();
  }
}
