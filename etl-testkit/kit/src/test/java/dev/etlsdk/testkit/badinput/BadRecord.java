package dev.etlsdk.testkit.badinput;

import dev.etlsdk.api.error.EtlError;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What can be wrong with one record, and how it is told. */
enum BadRecord {
  MALFORMED("{\"id\":4321,\"amount\"", EtlError.DECODE_0001, "orders", null, "it ends at byte 19"),
  WRONG_TYPE(
      "{\"id\":4321,\"amount\":\"many\"}", EtlError.DECODE_0002, "orders", "amount", "INTEGER"),
  OVERFLOW_IN_A_FIELD(
      "{\"id\":4321,\"amount\":3000000000}", EtlError.DECODE_0003, "orders", "amount", "INTEGER"),
  OVERFLOW_IN_AN_EXPRESSION(
      "{\"id\":4321,\"amount\":2000000000}", EtlError.VALUE_0001, "checked", "twice", "INTEGER"),
  MISSING_REQUIRED_FIELD("{\"amount\":1}", EtlError.DECODE_0004, "orders", "id", "required"),
  NULL_IN_A_REQUIRED_FIELD(
      "{\"id\":null,\"amount\":1}", EtlError.DECODE_0004, "orders", "id", "null"),
  INVALID_UTF8(
      "{\"id\":4321,\"amount\":1,\"note\":\"\u00ff\"}",
      EtlError.DECODE_0005,
      "orders",
      null,
      "UTF-8"),
  FUNCTION_THAT_THROWS(
      "{\"id\":4321,\"amount\":-13}", EtlError.UDF_0001, "checked", "amount", "ledger is closed"),
  OUTPUT_OVER_THE_TOPICS_LIMIT(
      "{\"id\":4321,\"amount\":1,\"note\":\"" + "n".repeat(300_000) + "\"}",
      EtlError.ENCODE_0002,
      "checked",
      null,
      "max.message.bytes");

  /** The value, each character a byte. */
  private final String text;

  final EtlError code;
  final String stream;
  final @Nullable String column;
  final String said;

  BadRecord(String text, EtlError code, String stream, @Nullable String column, String said) {
    this.text = text;
    this.code = code;
    this.stream = stream;
    this.column = column;
    this.said = said;
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
