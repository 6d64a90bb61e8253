package dev.etlsdk.benchmarks.pipeline;

import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A worker as a user would write it, which tells at its end what it took. */
public final class WorkerMain {

  private WorkerMain() {}

  /** Arguments: pipeline, brokers, input topic, output topic. */
  public static void main(String[] arguments) throws Exception {
    final long main = System.currentTimeMillis();
    Pipeline pipeline =
        EvenSums.pipeline(
            arguments[0],
            arguments[1],
            arguments[2],
            arguments[3],
            Map.of(),
            Map.of(),
            DeliveryGuarantee.AT_LEAST_ONCE);
    final long built = System.currentTimeMillis();
    try (Execution execution = LocalRunner.create().start(pipeline)) {
      execution.await();
      System.out.println("main=" + main);
      System.out.println("built=" + built);
      System.out.println("rows=" + execution.counters().rowsOut());
      System.out.println("allocated=" + execution.peakMemory());
      System.out.println("resident=" + peakResidentBytes());
    }
  }

  /** The kernel's high-water mark of this process; 0 where there is no /proc. */
  private static long peakResidentBytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0);
  }
}
