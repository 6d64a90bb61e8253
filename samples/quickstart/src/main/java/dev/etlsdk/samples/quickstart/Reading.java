package dev.etlsdk.samples.quickstart;

/** A record of {@code test_topic}; its components are the columns of the table. */
@SuppressWarnings("checkstyle:RecordComponentName") // as the records' fields are named
// tag::record[]
record Reading(int column_0, int column_1, int column_2, int column_3) {}
// end::record[]
