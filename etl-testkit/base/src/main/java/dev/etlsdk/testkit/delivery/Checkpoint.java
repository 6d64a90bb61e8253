package dev.etlsdk.testkit.delivery;

import dev.etlsdk.api.sink.Committable;
import dev.etlsdk.api.source.Position;

/**
 * What an engine with checkpoints of its own keeps: a position, and output prepared up to it that
 * may not be committed yet.
 */
record Checkpoint(Position position, Committable committable) {}
