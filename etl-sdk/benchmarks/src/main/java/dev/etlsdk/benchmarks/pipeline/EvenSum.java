package dev.etlsdk.benchmarks.pipeline;

/** The quickstart's output. */
record EvenSum(boolean sum) {}
