package dev.etlsdk.worker.internal;

import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.runtime.redrive.DryRun;
import dev.etlsdk.runtime.redrive.LetterGroup;
import dev.etlsdk.runtime.redrive.SentLetters;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells people, or programs in JSON, of dead letters. Shows neither keys nor values. */
final class RedriveReport {

  private final PrintStream out;
  private final boolean json;
  private final long limit;
  private final Map<String, Long> byReason = new TreeMap<>();
  private long letters;

  /**
   * A report.
   *
   * @param limit how many letters are shown
   */
  RedriveReport(PrintStream out, boolean json, long limit) {
    this.out = out;
    this.json = json;
    this.limit = limit;
  }

  /** One of the letters. */
  void letter(StoredLetter letter) {
    byReason.merge(letter.code() + " in stream '" + letter.stream() + "'", 1L, Long::sum);
    if (letters++ >= limit) {
      return;
    }
    String record = letter.record().map(KeptRecord::place).orElse("");
    if (json) {
      JsonLine line =
          new JsonLine()
              .with("letter", letter.place())
              .with("time", letter.time().toString())
              .with("code", letter.code())
              .with("stream", letter.stream())
              .with("stage", letter.stage());
      if (letter.column() != null) {
        line.with("column", letter.column());
      }
      out.println(
          line.with("record", record)
              .with("attempt", letter.attempt())
              .with("redrives", letter.redrives())
              .with("version", letter.version())
              .with("message", letter.message()));
    } else {
      out.println(letter.place() + "  " + letter.time() + "  " + letter.code());
      out.println(
          "    in stream '"
              + letter.stream()
              + "' ("
              + letter.stage()
              + "), record "
              + (record.isEmpty() ? "none" : record)
              + (letter.redrives() == 0 ? "" : ", sent again " + letter.redrives() + " times"));
      out.println("    " + letter.message());
    }
  }

  /** Behind all letters. */
  void total() {
    if (json) {
      out.println(new JsonLine().with("letters", letters));
      return;
    }
    out.println(letters + (letters == 1 ? " letter" : " letters"));
    byReason.forEach((reason, count) -> out.println("  " + count + ": " + reason));
    if (letters > limit) {
      out.println("  " + limit + " of them are shown; --limit shows more");
    }
  }

  void result(DryRun result) {
    if (json) {
      out.println(new JsonLine().with("letters", result.letters()).with("passed", result.passed()));
      groups("failing", result.failing());
      groups("staying", result.untried());
    } else {
      out.println(result);
    }
  }

  void result(SentLetters result) {
    if (json) {
      out.println(new JsonLine().with("sent", result.sent()));
      groups("staying", result.kept());
    } else {
      out.println(result);
    }
  }

  private void groups(String kind, List<LetterGroup> groups) {
    for (LetterGroup group : groups) {
      out.println(
          new JsonLine()
              .with(kind, group.letters())
              .with("reason", group.reason())
              .with("example", group.example()));
    }
  }
}
