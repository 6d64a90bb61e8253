package dev.etlsdk.runtime.redrive;

/**
 * Letters that have one reason.
 *
 * @param letters how many
 * @param reason why, of one of them where they differ in words
 * @param example place of one of them, as in {@code orders.dlq-0@17}
 */
public record LetterGroup(long letters, String reason, String example) {

  @Override
  public String toString() {
    return letters + ": " + reason + " (" + example + ")";
  }
}
