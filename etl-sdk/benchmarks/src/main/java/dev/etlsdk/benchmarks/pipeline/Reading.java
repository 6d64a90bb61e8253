package dev.etlsdk.benchmarks.pipeline;

/** The quickstart's input. */
record Reading(int column_0, int column_1, int column_2, int column_3) {}
