package dev.etlsdk.kafka.internal.letters;

/**
 * Where a letter is.
 *
 * @param topic the dead-letter topic
 * @param partition its partition
 * @param offset the letter's offset
 */
public record LetterPlace(String topic, int partition, long offset) {

  /** The place of a text that {@link #toString} gave. */
  public static LetterPlace parse(String text) {
    int at = text.lastIndexOf('@');
    int dash = text.lastIndexOf('-', at);
    return new LetterPlace(
        text.substring(0, dash),
        Integer.parseInt(text.substring(dash + 1, at)),
        Long.parseLong(text.substring(at + 1)));
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
