package dev.etlsdk.kafka.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlowAnswersTest {

  private final KafkaFailures failures =
      new KafkaFailures("b:9092", ErrorLocation.stage("p", "s"), Secrets.of(Map.of()));

  @ParameterizedTest
  @CsvSource({
    "Topic orders not present in metadata after 60000 ms.,topic",
    "'Expiring 3 record(s) for orders-0:120000 ms has passed since batch creation.',min.insync",
    "Failed to allocate 4096 bytes within the configured max blocking time 60000 ms.,buffer.memory",
    "Timeout expired after 60000ms while awaiting InitProducerId,transaction.state.log",
  })
  void saysWhatBrokersThatAnswerDidNotDo(String words, String fix) {
    EtlException failure = explained(words);

    assertThat(failure.code()).isEqualTo(EtlError.KAFKA_0001);
    assertThat(failure.retryable()).isTrue();
    assertThat(failure.problem()).isEqualTo("sending took too long at b:9092: " + words);
    assertThat(failure.fix()).contains(fix).contains("advertised");
  }

  @Test
  void otherwiseNobodyAnswers() {
    assertThat(explained("Timed out waiting for a node assignment.").problem())
        .isEqualTo("no Kafka broker answered at b:9092 within 30 s");
  }

  private EtlException explained(String words) {
    return failures.of(
        EtlError.KAFKA_0005, "sending", Duration.ofSeconds(30), new TimeoutException(words));
  }
}
