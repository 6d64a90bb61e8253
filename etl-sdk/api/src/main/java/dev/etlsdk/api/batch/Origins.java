package dev.etlsdk.api.batch;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * For each row of a batch, the source record it came from. Immutable.
 *
 * <p>Ordinals never fall from one row to the next, so that the order of the source is the order of
 * the rows.
 */
public final class Origins {

  private static final Origins NONE = new Origins(SourceRecords.NONE, null, 0);

  private final SourceRecords records;
  private final int @Nullable [] ordinals;
  private final int rows;

  private Origins(SourceRecords records, int @Nullable [] ordinals, int rows) {
    this.records = records;
    this.ordinals = ordinals;
    this.rows = rows;
  }

  /** No rows. */
  public static Origins none() {
    return NONE;
  }

  /** Row i came from record i, for all records. */
  public static Origins oneToOne(SourceRecords records) {
    return new Origins(records, null, records.count());
  }

  /**
   * Row i came from record {@code ordinals[i]}.
   *
   * @param ordinals never falling; only the first {@code rows} are read; not copied, so not to be
   *     changed afterwards
   */
  public static Origins of(SourceRecords records, int[] ordinals, int rows) {
    Objects.checkFromToIndex(0, rows, ordinals.length);
    return new Origins(records, ordinals, rows);
  }

  /**
   * The origins of a batch made of this one's rows: its row i came from row {@code sourceRows[i]}
   * of this batch.
   *
   * @param sourceRows never falling; only the first {@code count} are read
   */
  public Origins select(int[] sourceRows, int count) {
    int[] selected = new int[count];
    for (int i = 0; i < count; i++) {
      selected[i] = ordinal(sourceRows[i]);
    }
    return new Origins(records, selected, count);
  }

  /**
   * The same origins in other records, which stand for the same ones.
   *
   * @param other as many as there are
   */
  public Origins in(SourceRecords other) {
    if (other.count() != records.count()) {
      throw new IllegalArgumentException(
          "other: " + other.count() + " records in place of " + records.count());
    }
    return new Origins(other, ordinals, rows);
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The retained source records. */
  public SourceRecords records() {
    return records;
  }

  /** The ordinal of a row's source record. */
  public int ordinal(int row) {
    return ordinals == null ? row : ordinals[row];
  }

  /** Whether row i came from record i. */
  public boolean isOneToOne() {
    return ordinals == null;
  }
}
