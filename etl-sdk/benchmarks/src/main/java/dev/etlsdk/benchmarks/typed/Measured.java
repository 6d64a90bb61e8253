package dev.etlsdk.benchmarks.typed;

import dev.etlsdk.api.annotation.Row;

/** The quickstart's record. */
@Row
public record Measured(int column_0, int column_1, int column_2, int column_3) {}
