/**
 * A source and a sink without any system behind them, which keep all promises of the SPI: splits,
 * positions, pausing, rebalances, transactions that hold output, dead letters and positions at
 * once.
 *
 * <p>Enter at {@link dev.etlsdk.testkit.inmemory.InMemorySource#builder} and {@link
 * dev.etlsdk.testkit.inmemory.InMemoryStore#create}. What these two objects hold is what a broker
 * or database would hold: it outlives readers and writers that are dropped without being closed, as
 * by a crash. Running a pipeline does not belong here.
 *
 * <pre>{@code
 * InMemorySource orders = InMemorySource.builder("orders", Schema.parse("id BIGINT"))
 *     .split(Row.of(1), Row.of(2))
 *     .split(Row.of(3))
 *     .build();
 * InMemoryStore store = InMemoryStore.create();
 * InMemorySink shipped = store.sink("shipped");
 * // … run a pipeline …
 * assertThat(store.rows("shipped")).containsExactly(Row.of(1L), Row.of(2L), Row.of(3L));
 * }</pre>
 */
@NullMarked
package dev.etlsdk.testkit.inmemory;

import org.jspecify.annotations.NullMarked;
