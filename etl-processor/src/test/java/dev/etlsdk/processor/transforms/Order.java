package dev.etlsdk.processor.transforms;

/** What comes in. */
public record Order(int id, String item, int amount) {}
