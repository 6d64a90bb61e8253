package dev.etlsdk.benchmarks.transforms;

import org.jspecify.annotations.Nullable;

/** What goes out. */
public record Valued(int id, double value, @Nullable String name) {}
