package dev.etlsdk.api.transform;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Takes one row, gives one or none later: for calls to services. Several rows are under way at
 * once, within the limits of {@link AsyncOptions}; the order of rows is kept.
 *
 * @param <I> record type of the rows that come in
 * @param <O> record type of the rows that go out
 */
@FunctionalInterface
public non-sealed interface AsyncRowTransform<I extends Record, O extends Record>
    extends Transform {

  /**
   * Called for each row, in order, by the task's work thread; must not block. The stage may be
   * completed by any thread, with null for no row; completed exceptionally it is a row error.
   */
  CompletionStage<@Nullable O> process(I row) throws Exception;
}
