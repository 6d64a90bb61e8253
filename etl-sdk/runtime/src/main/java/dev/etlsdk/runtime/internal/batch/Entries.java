package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.redrive.RedriveHeaders;
import dev.etlsdk.pipeline.internal.PipelinePlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.ComputedPlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.InputPlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.StreamPlan;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.pipeline.internal.PolicySinks;
import dev.etlsdk.runtime.internal.batch.StreamFailures.Failure;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a fetch enter at one stream, because they failed there and were sent again: all
 * that isn't made of that stream has been written before.
 */
final class Entries {

  private static final int WHOLE = -1;

  private final String pipeline;
  private final boolean needed;
  private final Map<String, Integer> streams = new HashMap<>();
  private final BitSet[] above;

  Entries(PlannedPipeline pipeline) {
    this.pipeline = pipeline.name();
    PipelinePlan plan = pipeline.plan();
    this.above = new BitSet[plan.streams().size()];
    int[] readers = new int[above.length];
    for (StreamPlan stream : plan.streams()) {
      streams.put(stream.name(), stream.index());
      BitSet own = new BitSet();
      above[stream.index()] = own;
      if (stream instanceof ComputedPlan computed) {
        for (InputPlan input : computed.inputs()) {
          readers[input.parent()]++;
          own.set(input.parent());
          own.or(above[input.parent()]);
        }
      }
    }
    plan.sinks().forEach(sink -> readers[sink.stream()]++);
    // What waits tells by its entry how often it was tried, also where each stream goes one way.
    this.needed =
        Arrays.stream(readers).anyMatch(count -> count > 1)
            || plan.streams().stream()
                .anyMatch(
                    stream -> PolicySinks.waiting(pipeline.errorPolicy(stream.name())).isPresent());
  }

  /** Where the records of a fetch enter; null if all of them do as a whole. */
  @Nullable OfFetch of(SourceRecords records) {
    // Where each stream goes one way, nothing was written of a record that failed.
    if (!needed) {
      return null;
    }
    int[] entries = null;
    for (int ordinal = 0; ordinal < records.count(); ordinal++) {
      int entry = entry(records, ordinal);
      if (entry != WHOLE) {
        if (entries == null) {
          entries = new int[records.count()];
          Arrays.fill(entries, WHOLE);
        }
        entries[ordinal] = entry;
      }
    }
    return entries == null ? null : new OfFetch(entries);
  }

  /** A stream that there is no more is no entry: rather twice than not at all. */
  private int entry(SourceRecords records, int ordinal) {
    return records.hasHeader(ordinal, RedriveHeaders.STREAM)
        ? RedriveHeaders.stream(records.headers(ordinal), pipeline)
            .map(stream -> streams.getOrDefault(stream, WHOLE))
            .orElse(WHOLE)
        : WHOLE;
  }

  /** The entries of one fetch. */
  final class OfFetch {

    private final int[] entries;

    OfFetch(int[] entries) {
      this.entries = entries;
    }

    /** Whether the rows of a batch that were made of a record are to be written. */
    boolean takes(StreamBatch batch, int ordinal) {
      int entry = entry(ordinal);
      return entry == WHOLE || isMadeOf(batch, entry);
    }

    /** Whether a failure of a stream counts: one at the entry, behind it, or before it. */
    boolean concerns(int stream, StreamBatch in, int ordinal) {
      int entry = entry(ordinal);
      return entry == WHOLE || stream == entry || above[entry].get(stream) || isMadeOf(in, entry);
    }

    /**
     * The stream at which a record enters when it comes again that failed in a stream. Above the
     * one where it enters now, it has been through before: it gets no further up.
     */
    int next(int stream, Failure failure) {
      int entry = entry(failure.ordinal());
      return entry != WHOLE && above[entry].get(stream) ? entry : stream;
    }

    /** Rows of a source that has no records have no entry. */
    private int entry(int ordinal) {
      return ordinal < entries.length ? entries[ordinal] : WHOLE;
    }

    private static boolean isMadeOf(StreamBatch batch, int stream) {
      for (StreamBatch from = batch; from != null; from = from.parent()) {
        if (from.stream() == stream) {
          return true;
        }
      }
      return false;
    }
  }
}
