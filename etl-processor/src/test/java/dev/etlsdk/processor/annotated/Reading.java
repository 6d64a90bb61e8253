package dev.etlsdk.processor.annotated;

/** What comes in. */
public record Reading(int column_0, int column_1, int column_2, int column_3) {}
