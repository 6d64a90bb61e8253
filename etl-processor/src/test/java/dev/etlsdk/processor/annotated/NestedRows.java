package dev.etlsdk.processor.annotated;

import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.annotation.Sql;
import dev.etlsdk.kafka.annotation.KafkaSink;
import dev.etlsdk.kafka.annotation.KafkaSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records within records, which may be absent, go through a query as they are. */
@Pipeline("nested-rows")
interface NestedRows {

  /** What is inside. */
  record Inner(int x) {}

  /** What is around it. */
  record Outer(
      int id, @Nullable Inner inner, Optional<Inner> perhaps, List<@Nullable Inner> several) {}

  @KafkaSource("nested")
  Rows<Outer> outers();

  @Sql("SELECT * FROM outers WHERE id > 0")
  @KafkaSink("nested-out")
  Rows<Outer> kept();
}
