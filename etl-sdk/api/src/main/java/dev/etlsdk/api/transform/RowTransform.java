package dev.etlsdk.api.transform;

/**
 * Takes one row, gives none, one or several.
 *
 * @param <I> record type of the rows that come in; its components are columns by name
 * @param <O> record type of the rows that go out
 */
@FunctionalInterface
public non-sealed interface RowTransform<I extends Record, O extends Record> extends Transform {

  /** Called for each row, in order. */
  void process(I row, RowOutput<O> output) throws Exception;

  /** Takes the rows that a row becomes, in order. */
  @FunctionalInterface
  interface RowOutput<O> {
    /** Adds a row. */
    void emit(O row);
  }
}
