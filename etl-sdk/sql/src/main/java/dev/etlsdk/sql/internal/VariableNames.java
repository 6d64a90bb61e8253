package dev.etlsdk.sql.internal;

/** Names of values that are computed once and used several times; unique in a query. */
final class VariableNames {

  private int count;

  String next(String suggestion) {
    count++;
    return suggestion + count;
  }
}
