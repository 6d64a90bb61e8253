package dev.etlsdk.kafka.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitNoteTest {

  @Test
  void readsWhatItWrites() {
    CommitNote note = new CommitNote(4, "3f:7/2;note=x");
    assertThat(CommitNote.parse(note.text())).isEqualTo(note);
    assertThat(new CommitNote(4, "").text()).isEqualTo("partitions=4");
    assertThat(CommitNote.parse("partitions=4")).isEqualTo(new CommitNote(4, ""));
  }

  @Test
  void takesNothingFromCommitsOfOthers() {
    CommitNote nothing = new CommitNote(0, "");
    assertThat(CommitNote.parse(null)).isEqualTo(nothing);
    assertThat(CommitNote.parse("")).isEqualTo(nothing);
    assertThat(CommitNote.parse("partitions=many")).isEqualTo(nothing);
    assertThat(CommitNote.parse("note=x")).isEqualTo(nothing);
  }
}
