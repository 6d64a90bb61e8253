package dev.etlsdk.samples.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** The jar that {@code mvn package} made runs as the worker, and holds what it should. */
@KafkaTest
class RunnableJarIT {

  private static final String PAID = "{\"id\":\"%s\",\"status\":\"PAID\",\"cents\":11900}";
  private static final String OPEN = "{\"id\":\"%s\",\"status\":\"OPEN\",\"cents\":11900}";

  private static final boolean WARNS_OF_UNSAFE = Runtime.version().feature() >= 24;

  @TempDir Path folder;

  @Test
  void readsWritesAndDrainsOnSigterm(KafkaBroker broker) throws Exception {
    Map<String, String> environment = topics(broker);
    String input = environment.get("ETL_INPUT");
    String output = environment.get("ETL_OUTPUT");
    broker.publish(input, PAID.formatted("one"), OPEN.formatted("two"), "no order");

    try (RunningJar worker =
        RunningJar.start(folder, environment, "--set", "worker.commit-interval=1h")) {
      broker.awaitRecords(output, 1, RunningJar.LIMIT);
      broker.publish(input, PAID.formatted("three"));
      List<ReceivedRecord> paid = broker.awaitRecords(output, 2, RunningJar.LIMIT);
      worker.terminate();

      assertThat(worker.exitCode()).as(worker.err()).isZero();
      assertThat(paid)
          .extracting(ReceivedRecord::text)
          .containsExactly(
              "{\"id\":\"one\",\"cents\":11900,\"tax\":1900}",
              "{\"id\":\"three\",\"cents\":11900,\"tax\":1900}");
      assertThat(worker.err()).contains("ended: 4 records in, 2 rows out, 1 failed");
    }
    assertThat(broker.records(environment.get("ETL_DEAD_LETTERS")))
        .extracting(ReceivedRecord::text)
        .containsExactly("no order");
    assertThat(broker.committedOffsets("paid-orders:orders", input).values()).containsExactly(4L);
  }

  @Test
  void saysHowTheJvmIsToldThatArrowMayUseUnsafe(KafkaBroker broker) throws Exception {
    try (RunningJar worker = RunningJar.start(folder, topics(broker), "--until-end")) {
      assertThat(worker.exitCode()).as(worker.err()).isZero();
      assertThat(worker.err().contains("JDK_JAVA_OPTIONS=--sun-misc-unsafe-memory-access=allow"))
          .as(worker.err())
          .isEqualTo(WARNS_OF_UNSAFE);
    }
  }

  @Test
  void writesNothingButItsLogWhereTheJvmWasTold(KafkaBroker broker) throws Exception {
    Map<String, String> environment = topics(broker);
    if (WARNS_OF_UNSAFE) {
      environment.put("JDK_JAVA_OPTIONS", "--sun-misc-unsafe-memory-access=allow");
    }
    environment.put("ETL_PAID__SINK__PROPERTIES__COMPRESSION__TYPE", "zstd"); // a library in C
    broker.publish(environment.get("ETL_INPUT"), PAID.formatted("one"));
    try (RunningJar worker =
        RunningJar.start(folder, environment, "--until-end", "--log-format=json")) {
      assertThat(worker.exitCode()).as(worker.err()).isZero();
      assertThat(worker.err().lines().filter(line -> !line.startsWith("NOTE: Picked up")))
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"))
          .noneSatisfy(line -> assertThat(line).contains("sun.misc.Unsafe"));
      assertThat(broker.awaitRecords(environment.get("ETL_OUTPUT"), 1, RunningJar.LIMIT)).hasSize(1);
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_24)
  void saysWhichFlagIsMissingWhereTheJvmRefusesUnsafe() throws Exception {
    Map<String, String> environment =
        Map.of(
            "ETL_KAFKA__BOOTSTRAP_SERVERS", "127.0.0.1:1",
            "JDK_JAVA_OPTIONS", "--sun-misc-unsafe-memory-access=deny");
    try (RunningJar worker = RunningJar.start(folder, environment)) {
      assertThat(worker.exitCode()).isEqualTo(2);
      assertThat(worker.err())
          .contains("ETL-RUN-0005")
          .contains("--sun-misc-unsafe-memory-access=allow")
          .doesNotContain("UnsupportedOperationException");
    }
  }

  @Test
  void helpsWithoutABroker() throws Exception {
    try (RunningJar worker = RunningJar.start(folder, Map.of(), "--help")) {
      assertThat(worker.exitCode()).as(worker.err()).isZero();
      assertThat(worker.err()).isEmpty();
      assertThat(worker.out())
          .contains("The worker of the pipeline 'paid-orders'.")
          .contains("dead-letters (default orders.dlq)")
          .contains("worker.stop-timeout");
    }
  }

  @Test
  void validatesTopics(KafkaBroker broker) throws Exception {
    Map<String, String> environment = topics(broker);
    try (RunningJar worker = RunningJar.start(folder, environment, "--validate")) {
      assertThat(worker.exitCode()).as(worker.out()).isZero();
      assertThat(worker.out()).contains("valid");
    }
    try (RunningJar worker =
        RunningJar.start(folder, environment, "--validate", "-Dpaid.sink.topic=nowhere")) {
      assertThat(worker.exitCode()).as(worker.out()).isEqualTo(1);
      assertThat(worker.out()).contains("the topic 'nowhere' doesn't exist");
    }
  }

  @Test
  void deadLettersAreListedTriedAndExported(KafkaBroker broker) throws Exception {
    Map<String, String> environment = topics(broker);
    broker.publish(environment.get("ETL_INPUT"), PAID.formatted("one"), "no order");
    try (RunningJar worker = RunningJar.start(folder, environment, "--until-end")) {
      assertThat(worker.exitCode()).as(worker.err()).isZero();
    }
    try (RunningJar list = RunningJar.start(folder, environment, "redrive", "--list", "--json")) {
      assertThat(list.exitCode()).as(list.err()).isZero();
      assertThat(list.out().lines())
          .filteredOn(line -> line.contains("ETL-DECODE-"))
          .singleElement()
          .satisfies(line -> assertThat(line).startsWith("{").doesNotContain("no order"));
    }
    try (RunningJar trial = RunningJar.start(folder, environment, "redrive", "--dry-run")) {
      assertThat(trial.exitCode()).as(trial.err()).isEqualTo(1);
      assertThat(trial.out()).contains("0 of 1 now pass").contains("in stream 'orders' (decode)");
    }
    Path failure = folder.resolve("failure");
    try (RunningJar export =
        RunningJar.start(folder, environment, "redrive", "--export", failure.toString())) {
      assertThat(export.exitCode()).as(export.err()).isZero();
      assertThat(failure)
          .isDirectoryContaining("glob:**/records.arrow")
          .isDirectoryContaining("glob:**/failure.properties");
    }
    assertThat(broker.records(environment.get("ETL_INPUT"))).as("nothing was sent").hasSize(2);
  }

  @Test
  void manifestHoldsWhatArrowNeeds() throws IOException {
    try (JarFile jar = new JarFile(RunningJar.JAR.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertThat(manifest.getValue("Main-Class")).isEqualTo(PaidOrdersWorker.class.getName());
      assertThat(manifest.getValue("Add-Opens")).isEqualTo("java.base/java.nio");
      assertThat(manifest.getValue("Enable-Native-Access")).isEqualTo("ALL-UNNAMED");
      assertThat(manifest.getValue("Multi-Release")).isEqualTo("true");
    }
  }

  @Test
  void holdsNoPlannerNoCompilerNoTestsAndNoSignature() throws IOException {
    try (JarFile jar = new JarFile(RunningJar.JAR.toFile())) {
      assertThat(jar.stream().map(JarEntry::getName))
          .contains("dev/etlsdk/samples/worker/PaidOrdersWorker.class")
          .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA|EC)"))
          .noneMatch(
              name ->
                  name.matches(
                      "(org/apache/calcite|org/codehaus|com/palantir|com/google/common"
                          + "|dev/etlsdk/(sql|codegen|processor|testkit)|org/junit)/.*"));
    }
  }

  @Test
  void mergesServicesLicencesAndNotices() throws IOException {
    try (JarFile jar = new JarFile(RunningJar.JAR.toFile())) {
      assertThat(text(jar, "META-INF/services/dev.etlsdk.api.codec.CodecProvider"))
          .contains("dev.etlsdk.formats");
      assertThat(text(jar, "META-INF/NOTICE")).contains("Arrow").contains("Jackson");
      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
      assertThat(text(jar, "META-INF/LICENSE.txt")).contains("Gil Tene").contains("QOS.ch");
    }
  }

  private static String text(JarFile jar, String entry) throws IOException {
    assertThat(jar.getEntry(entry)).as(entry).isNotNull();
    return new String(
        jar.getInputStream(jar.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
  }

  /** A worker's environment, with topics of its own. */
  private static Map<String, String> topics(KafkaBroker broker) {
    Map<String, String> environment = new HashMap<>();
    environment.put("ETL_KAFKA__BOOTSTRAP_SERVERS", broker.bootstrapServers());
    environment.put("ETL_INPUT", broker.createUniqueTopic("orders", 1));
    environment.put("ETL_OUTPUT", broker.createUniqueTopic("paid-orders", 1));
    environment.put("ETL_DEAD_LETTERS", broker.createUniqueTopic("orders-dlq", 1));
    return environment;
  }
}
