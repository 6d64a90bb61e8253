package dev.etlsdk.api.transform;

/** What all forms of a transform have: a life with its task. */
public sealed interface Transform permits RowTransform, AsyncRowTransform, BatchTransform {

  /** Called once before the first row, by the task's own thread. An exception fails the task. */
  default void open(TransformContext context) throws Exception {}

  /** Called once after the last row; also when {@link #open} failed. */
  default void close() throws Exception {}
}
