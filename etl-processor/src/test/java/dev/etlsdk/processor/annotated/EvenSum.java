package dev.etlsdk.processor.annotated;

/** What goes out. */
public record EvenSum(boolean sum) {}
