package dev.etlsdk.runtime.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** What a user reads in the log first is what happened and what to do, not a stack trace. */
class FailureLogTest {

  private final RecordingLogger log = new RecordingLogger();

  @Test
  void saysWhatWhereAndTheFixWithoutATrace() {
    EtlException failure =
        EtlException.of(EtlError.KAFKA_0002, "the topic 'orders' doesn't exist")
            .at(ErrorLocation.stage("p", "orders"))
            .fix("create it")
            .cause(new IllegalStateException("client"))
            .build();
    failure.addSuppressed(new IllegalStateException("closing"));

    FailureLog.write(log, Level.ERROR, "pipeline p failed", failure);

    assertThat(log.lines)
        .containsExactly(
            """
            ERROR pipeline p failed: ETL-KAFKA-0002 (pipeline 'p', stage 'orders'): the topic 'orders' doesn't exist
              -> create it
              (and 1 more, which the trace shows) null""",
            "DEBUG the trace of ETL-KAFKA-0002 " + failure);
  }

  @Test
  void showsTheTraceOfADefect() {
    EtlException defect = EtlException.of(EtlError.RUN_0002, "unexpected").build();

    FailureLog.write(log, Level.ERROR, "pipeline p failed", defect);

    assertThat(log.lines).containsExactly("ERROR pipeline p failed " + defect);
  }

  @Test
  void saysOfAHandoverThatOthersReadAgainWhatIsNotCommitted() {
    EtlException refused =
        EtlException.of(EtlError.KAFKA_0006, "the group has moved partitions meanwhile").build();

    Handover.warn(log, "p-0-work", DeliveryGuarantee.EXACTLY_ONCE, refused);
    Handover.warn(log, "p-0-work", DeliveryGuarantee.AT_LEAST_ONCE, refused);

    assertThat(log.lines.get(0))
        .startsWith("WARN p-0-work stopped while its splits went to others")
        .contains("read again by them", "nothing is lost or doubled", "ETL-KAFKA-0006");
    assertThat(log.lines.get(2)).startsWith("WARN ").contains("written already is written again");
  }

  /** Keeps level, text and exception of each entry. */
  private static final class RecordingLogger extends LegacyAbstractLogger {
    @Serial private static final long serialVersionUID = 1L;

    private final transient List<String> lines = new ArrayList<>();

    @Override
    protected void handleNormalizedLoggingCall(
        Level level, Marker marker, String text, Object[] arguments, Throwable thrown) {
      String message = MessageFormatter.basicArrayFormat(text, arguments);
      lines.add(level + " " + message + " " + thrown);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
      return "";
    }

    @Override
    public boolean isTraceEnabled() {
      return false;
    }

    @Override
    public boolean isDebugEnabled() {
      return true;
    }

    @Override
    public boolean isInfoEnabled() {
      return true;
    }

    @Override
    public boolean isWarnEnabled() {
      return true;
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }
  }
}
