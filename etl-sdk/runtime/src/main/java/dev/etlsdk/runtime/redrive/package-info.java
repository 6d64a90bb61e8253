/**
 * Dead letters, looked at and sent again. Enter at {@link dev.etlsdk.runtime.redrive.Redrive}.
 *
 * <pre>{@code
 * Redrive redrive = Redrive.of(pipeline).only(LetterFilter.all().code("ETL-UDF-0001"));
 * System.out.println(redrive.dryRun());
 * redrive.perSecond(100).send();
 * }</pre>
 *
 * <p>How letters are written belongs to the connectors ({@code DeadLetterSink}), how they are read
 * again as well ({@code DeadLetterStore}).
 */
@NullMarked
package dev.etlsdk.runtime.redrive;

import org.jspecify.annotations.NullMarked;
