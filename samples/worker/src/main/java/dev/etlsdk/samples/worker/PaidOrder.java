package dev.etlsdk.samples.worker;

/** A record of the topic with paid orders. */
record PaidOrder(String id, long cents, long tax) {}
