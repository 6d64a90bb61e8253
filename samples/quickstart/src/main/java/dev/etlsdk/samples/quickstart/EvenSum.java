package dev.etlsdk.samples.quickstart;

/** A record of {@code test_topic2}. */
// tag::record[]
record EvenSum(boolean sum) {}
// end::record[]
