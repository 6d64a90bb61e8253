/** What a whole pipeline costs: time against a bare loop of Kafka's clients, memory, start. */
@NullMarked
package dev.etlsdk.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
