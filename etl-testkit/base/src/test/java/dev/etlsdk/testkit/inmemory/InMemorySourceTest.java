package dev.etlsdk.testkit.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.api.source.SourceReader;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitListener;
import dev.etlsdk.testkit.batch.InMemoryRecords.Entry;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.contract.LineCodec;
import dev.etlsdk.testkit.contract.SourceContract;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InMemorySourceTest {

  private static final Schema SCHEMA = Schema.parse("id BIGINT NOT NULL, name VARCHAR");
  private static final List<List<Row>> SPLITS =
      List.of(
          List.of(
              Row.of(1L, "a"), Row.of(2L, null), Row.of(3L, "c"), Row.of(4L, "d"), Row.of(5L, "e")),
          List.of(Row.of(11L, "k"), Row.of(12L, "l")),
          List.of(Row.of(21L, "u"), Row.of(22L, "v"), Row.of(23L, "w")));

  private static InMemorySource.Builder threeSplits() {
    InMemorySource.Builder builder = InMemorySource.builder("rows", SCHEMA);
    SPLITS.forEach(split -> builder.split(split.toArray(new Row[0])));
    return builder;
  }

  @Nested
  class OfRows implements SourceContract {
    private final Source source = threeSplits().build();

    @Override
    public Source source() {
      return source;
    }

    @Override
    public List<List<Row>> splits() {
      return SPLITS;
    }
  }

  @Nested
  class WithoutProgress implements SourceContract {
    private final Source source = threeSplits().withoutProgress().build();

    @Override
    public Source source() {
      return source;
    }

    @Override
    public List<List<Row>> splits() {
      return SPLITS;
    }
  }

  @Nested
  class AssigningItsSplits implements SourceContract {
    private final Source source = threeSplits().assignsSplits().build();

    @Override
    public Source source() {
      return source;
    }

    @Override
    public List<List<Row>> splits() {
      return SPLITS;
    }
  }

  @Nested
  class OfRecords implements SourceContract {
    private final Source source =
        InMemorySource.recordsBuilder("records", SCHEMA, new LineCodec())
            .split(
                record("1 x61"), record("2 -"), record("3 x63"), record("4 x64"), record("5 x65"))
            .split(record("11 x6b"), record("12 x6c"))
            .split(record("21 x75"), record("22 x76"), record("23 x77"))
            .build();

    @Override
    public Source source() {
      return source;
    }

    @Override
    public List<List<Row>> splits() {
      return SPLITS;
    }
  }

  @Nested
  @ArrowTest
  class Otherwise {
    private final BufferAllocator allocator;

    Otherwise(BufferAllocator allocator) {
      this.allocator = allocator;
    }

    @Test
    void waitsForWhatIsAppended() {
      InMemorySource source =
          InMemorySource.builder("endless", SCHEMA).split(new Row[0]).unbounded().build();
      try (SourceReader reader = started(source, new Recorder())) {
        reader.assign(List.of(Split.of("0")), Position.none());
        assertThat(reader.poll(Duration.ZERO, FetchLimits.DEFAULT)).isNull();
        assertThat(reader.finished()).isFalse();
        Thread producer = new Thread(() -> source.append(0, Row.of(1L, "late")));
        producer.start();
        assertThat(rows(reader.poll(Duration.ofMinutes(1), FetchLimits.DEFAULT))).isEqualTo(1);
        assertThat(reader.position()).isEqualTo(Position.of("0", "1"));
      }
    }

    @Test
    void tellsHowMuchIsLeft() {
      try (SourceReader reader = started(threeSplits().build(), new Recorder())) {
        reader.assign(List.of(Split.of("0"), Split.of("1")), Position.of("0", "3"));
        assertThat(reader.lag()).containsEntry("0", 2L).containsEntry("1", 2L).hasSize(2);
      }
    }

    @Test
    void refusesAPositionOfAnotherSource() {
      try (SourceReader reader = started(threeSplits().build(), new Recorder())) {
        assertThatThrownBy(() -> reader.assign(List.of(Split.of("0")), Position.of("0", "then")))
            .isInstanceOf(EtlException.class)
            .hasMessageContaining("can't begin split 0 at the position 'then'");
      }
    }

    @Test
    void dividesItsSplitsAmongReaders() {
      InMemorySource source = threeSplits().assignsSplits().unbounded().build();
      Recorder firstTold = new Recorder();
      Recorder secondTold = new Recorder();
      try (SourceReader first = started(source, firstTold)) {
        rows(first.poll(Duration.ZERO, FetchLimits.DEFAULT));
        assertThat(firstTold.calls).containsExactly("assigned [0, 1, 2]");
        first.acknowledge(first.position());
        try (SourceReader second = started(source, secondTold)) {
          assertThat(second.poll(Duration.ZERO, FetchLimits.DEFAULT)).isNull();
          assertThat(secondTold.calls).containsExactly("assigned []");
          first.poll(Duration.ZERO, FetchLimits.DEFAULT);
          assertThat(firstTold.calls).last().isEqualTo("revoked [1]");
          second.poll(Duration.ZERO, FetchLimits.DEFAULT);
          assertThat(secondTold.calls).last().isEqualTo("assigned [1]");
          assertThat(second.position()).isEqualTo(Position.of("1", "2"));
        }
        assertThat(secondTold.calls).last().isEqualTo("revoked [1]");
        first.poll(Duration.ZERO, FetchLimits.DEFAULT);
        assertThat(first.splits()).containsExactlyInAnyOrder("0", "1", "2");
      }
    }

    @Test
    void picksUpNewSplits() {
      InMemorySource source = threeSplits().assignsSplits().unbounded().build();
      try (SourceReader reader = started(source, new Recorder())) {
        rows(reader.poll(Duration.ZERO, FetchLimits.DEFAULT));
        source.append(source.addSplit(), Row.of(31L, "new"));
        assertThat(rows(reader.poll(Duration.ZERO, FetchLimits.DEFAULT))).isEqualTo(1);
      }
    }

    @Test
    void tellsOfSplitsThatAreLost() {
      InMemorySource source = threeSplits().assignsSplits().unbounded().build();
      Recorder told = new Recorder();
      try (SourceReader reader = started(source, told)) {
        rows(reader.poll(Duration.ZERO, FetchLimits.DEFAULT));
        Position read = reader.position();
        source.expelReaders();
        rows(reader.poll(Duration.ZERO, FetchLimits.DEFAULT));
        assertThat(told.calls)
            .containsExactly("assigned [0, 1, 2]", "lost [0, 1, 2]", "assigned [0, 1, 2]");
        // Nothing was acknowledged, so everything was read again.
        assertThat(reader.position()).isEqualTo(read);
      }
    }

    private SourceReader started(InMemorySource source, SplitListener listener) {
      SourceReader reader = source.reader(TestContexts.source("pipeline", allocator));
      reader.start(Position.none(), listener);
      return reader;
    }

    private static int rows(Fetch fetch) {
      assertThat(fetch).isNotNull();
      int rows = fetch.rows();
      ((Fetch.Rows) fetch).batch().close();
      return rows;
    }
  }

  private static Entry record(String text) {
    return Entry.of("replaced", 0, text);
  }

  private static final class Recorder implements SplitListener {
    private final List<String> calls = new ArrayList<>();

    @Override
    public void assigned(List<Split> splits) {
      calls.add("assigned " + ids(splits));
    }

    @Override
    public void revoked(List<Split> splits) {
      calls.add("revoked " + ids(splits));
    }

    @Override
    public void lost(List<Split> splits) {
      calls.add("lost " + ids(splits));
    }

    private static List<String> ids(List<Split> splits) {
      return splits.stream().map(Split::id).toList();
    }
  }
}
