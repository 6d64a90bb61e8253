package dev.etlsdk.testkit.inmemory;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which letters were sent back, and who may send some. Guarded by its store. */
final class LetterMarks {

  private final Map<String, Set<Integer>> sent = new HashMap<>();
  private final Map<SenderId, Long> senders = new HashMap<>();

  boolean isSent(String table, int index) {
    return sent.getOrDefault(table, Set.of()).contains(index);
  }

  void add(String table, Set<Integer> indexes) {
    sent.computeIfAbsent(table, name -> new HashSet<>()).addAll(indexes);
  }

  long open(String table, String pipeline) {
    return senders.merge(new SenderId(table, pipeline), 1L, Long::sum);
  }

  void requireCurrent(String table, String pipeline, long sender) {
    if (!Objects.equals(senders.get(new SenderId(table, pipeline)), sender)) {
      throw EtlException.of(
              EtlError.SINK_0001,
              "another redrive of the letters of pipeline '"
                  + pipeline
                  + "' in '"
                  + table
                  + "' has been begun since")
          .fix("let one of them end before another begins")
          .build();
    }
  }

  private record SenderId(String table, String pipeline) {}
}
