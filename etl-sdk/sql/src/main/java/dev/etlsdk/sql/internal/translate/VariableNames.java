package dev.etlsdk.sql.internal.translate;

/** Names of values that are computed once and used several times; unique in a query. */
final class VariableNames {

  private int count;

  String next(String suggestion) {
    count++;
    return suggestion + count;
  }
}
