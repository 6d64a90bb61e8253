package dev.etlsdk.benchmarks.pipeline;

/** The generated worker, which tells when it began. */
public final class BuiltWorkerMain {

  private BuiltWorkerMain() {}

  /** Arguments of a worker. */
  public static void main(String[] arguments) {
    System.out.println("main=" + System.currentTimeMillis());
    AnnotatedEvenSumsWorker.main(arguments);
  }
}
