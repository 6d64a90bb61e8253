package dev.etlsdk.benchmarks.transforms;

import org.jspecify.annotations.Nullable;

/** What comes in. */
public record Trade(int id, long amount, double price, @Nullable String name) {}
