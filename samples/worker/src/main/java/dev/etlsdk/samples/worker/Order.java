package dev.etlsdk.samples.worker;

/** A record of the topic with orders. */
record Order(String id, String status, long cents) {}
