package dev.etlsdk.kafka.internal.read;

import org.jspecify.annotations.Nullable;

/**
 * What stands in a commit beside the offset.
 *
 * @param partitions how many partitions the topic had when the group began to read it; 0 if the
 *     commit doesn't say
 * @param note the runtime's; empty for none
 */
record CommitNote(int partitions, String note) {

  private static final String PARTITIONS = "partitions=";
  private static final String NOTE = ";note=";

  /** Reads the metadata of a commit, whoever made it. */
  static CommitNote parse(@Nullable String metadata) {
    if (metadata == null || !metadata.startsWith(PARTITIONS)) {
      return new CommitNote(0, "");
    }
    int note = metadata.indexOf(NOTE);
    String count = metadata.substring(PARTITIONS.length(), note < 0 ? metadata.length() : note);
    try {
      return new CommitNote(
          Integer.parseInt(count), note < 0 ? "" : metadata.substring(note + NOTE.length()));
    } catch (NumberFormatException foreign) {
      return new CommitNote(0, "");
    }
  }

  /** The same with another note. */
  CommitNote with(String newNote) {
    return new CommitNote(partitions, newNote);
  }

  /** The metadata of a commit. */
  String text() {
    return PARTITIONS + partitions + (note.isEmpty() ? "" : NOTE + note);
  }
}
