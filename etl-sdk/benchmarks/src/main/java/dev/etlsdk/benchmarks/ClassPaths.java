package dev.etlsdk.benchmarks;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What of this module's class path belongs to a user's project, which has less. */
public final class ClassPaths {

  /** Broker and testkit, and this module's tools. */
  private static final String OURS =
      "etl-testkit|etl-sdk/benchmarks|[/\\\\]kafka(_2|-(?!clients))|scala|rocksdb|log4j|metrics-core-2|caffeine"
          + "|jose4j|hash4j|re2j|commons-(compress|io|validator)|testcontainers|docker-java|jna"
          + "|junit|assertj|jmh|slf4j-simple";

  private static final Pattern NOT_OF_A_WORKER =
      Pattern.compile(
          ".*("
              + OURS.replace("etl-sdk/benchmarks|", "")
              + "|etl-sdk[-/](sql|codegen)|etl-processor|calcite|avatica|janino|commons-compiler"
              + "|javapoet|guava|jts|commons-(lang3|math3)|slf4j-nop).*");

  private static final Pattern NOT_OF_A_PROCESSOR =
      Pattern.compile(
          ".*("
              + OURS
              + "|etl-sdk[-/](runtime|worker|kafka|formats)|kafka-clients|micrometer|prometheus"
              + "|picocli|snakeyaml|logback|zstd|lz4|snappy|HdrHistogram|arrow-memory-unsafe).*");

  private ClassPaths() {}

  /** What a worker runs with: neither planner nor compiler. This module's classes are among it. */
  public static List<String> worker() {
    return without(NOT_OF_A_WORKER);
  }

  /** The annotation processor and what it needs. */
  public static List<String> processor() {
    return without(NOT_OF_A_PROCESSOR);
  }

  private static List<String> without(Pattern others) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(element -> !others.matcher(element).matches())
        .toList();
  }
}
