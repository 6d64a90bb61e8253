package dev.etlsdk.processor.transforms;

/** What goes out. */
public record Line(int id, String text) {}
