package dev.etlsdk.processor;

import static dev.etlsdk.processor.Mistaken.assertError;

import org.junit.jupiter.api.Test;

/** What the compiler tells of placeholders that contradict one another. */
class PlaceholderMistakesTest {

  @Test
  void placeholderWithTwoDefaults() {
    assertError(
        "@KafkaSource(\"${t:a}\") Rows<Reading> readings();\n"
            + "@Sql(\"SELECT id, name FROM readings\") @KafkaSink(\"${t:b}\") Rows<Result> results();\n",
        6,
        "ETL-CONFIG-0002: @KafkaSink, topic: a placeholder gives 't' the default 'b', and another"
            + " one 'a'",
        "write the same default, or name another key");
  }
}
