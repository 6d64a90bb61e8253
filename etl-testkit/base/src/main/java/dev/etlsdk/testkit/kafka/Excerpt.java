package dev.etlsdk.testkit.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows bytes and records in failure messages: as text where they are text, else in hex, and never
 * endlessly.
 */
final class Excerpt {

  private static final int BYTES_SHOWN = 200;
  private static final int RECORDS_SHOWN = 20;

  private Excerpt() {}

  static String of(byte @Nullable [] bytes) {
    if (bytes == null) {
      return "null";
    }
    int shown = Math.min(bytes.length, BYTES_SHOWN);
    String text = textOrHex(bytes, shown);
    return shown == bytes.length ? text : text + "… (" + bytes.length + " bytes)";
  }

  static String of(List<ReceivedRecord> records) {
    if (records.isEmpty()) {
      return "none";
    }
    StringBuilder text = new StringBuilder();
    records.stream().limit(RECORDS_SHOWN).forEach(record -> text.append("\n  ").append(record));
    if (records.size() > RECORDS_SHOWN) {
      text.append("\n  … and ").append(records.size() - RECORDS_SHOWN).append(" more");
    }
    return text.toString();
  }

  private static String textOrHex(byte[] bytes, int shown) {
    try {
      // A cut inside a character would look like broken text, so the whole value decides and the
      // text is cut afterwards.
      String whole = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return whole.length() <= shown ? whole : whole.substring(0, shown);
    } catch (CharacterCodingException notText) {
      return "0x" + HexFormat.of().formatHex(bytes, 0, shown);
    }
  }
}
