package dev.etlsdk.codegen.internal;

import dev.etlsdk.api.schema.DataType;

/** What types within types have in common. */
final class NestedTypes {

  private NestedTypes() {}

  /**
   * Whether values of one type are values of the other as they are: names of fields and promises of
   * no nulls don't count.
   */
  static boolean sameValues(DataType left, DataType right) {
    if (left instanceof DataType.Array a && right instanceof DataType.Array b) {
      return sameValues(a.element(), b.element());
    }
    if (left instanceof DataType.MapOf a && right instanceof DataType.MapOf b) {
      return sameValues(a.key(), b.key()) && sameValues(a.value(), b.value());
    }
    if (left instanceof DataType.Row a && right instanceof DataType.Row b) {
      if (a.fields().size() != b.fields().size()) {
        return false;
      }
      for (int i = 0; i < a.fields().size(); i++) {
        if (!sameValues(a.fields().get(i).type(), b.fields().get(i).type())) {
          return false;
        }
      }
      return true;
    }
    return left.equals(right);
  }
}
