package dev.etlsdk.processor.transforms;

/** A part of an order. */
public record Item(String item) {}
