package dev.etlsdk.codegen.plan;

/** Names of the generated classes of one fragment. */
final class StageNames {

  private final String name;
  private final String comment;
  private int count;

  StageNames(String name, String comment) {
    this.name = name;
    this.comment = comment;
  }

  String next() {
    count++;
    return count == 1 ? name : name + "_Stage" + count;
  }

  String comment() {
    return comment;
  }
}
