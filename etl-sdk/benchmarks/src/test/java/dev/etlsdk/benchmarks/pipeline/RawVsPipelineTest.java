package dev.etlsdk.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Both sides of the comparison have the same settings of Kafka's clients. */
class RawVsPipelineTest {

  private static final Path DOCUMENT = Path.of("../../docs/kafka.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** What has to do with topics and groups, of which the bare loop makes no use. */
  private static final List<String> NOT_OF_THE_LOOP =
      List.of("allow.auto.create.topics", "metadata.max.age.ms", "partition.assignment.strategy");

  @Test
  void theBareLoopHasTheConnectorsOwnSettings() throws IOException {
    Map<String, String> documented = documentedDefaults();
    assertThat(documented).containsKeys(NOT_OF_THE_LOOP.toArray(String[]::new));
    documented.keySet().removeAll(NOT_OF_THE_LOOP);
    Map<String, String> ofTheLoop = new TreeMap<>(RawVsPipeline.CONSUMER);
    ofTheLoop.putAll(RawVsPipeline.PRODUCER);
    assertThat(ofTheLoop).isEqualTo(documented);
  }

  /** The connector's tests hold this table equal to its code. */
  private static Map<String, String> documentedDefaults() throws IOException {
    List<String> lines = Files.readAllLines(DOCUMENT);
    Map<String, String> defaults = new TreeMap<>();
    for (int i = lines.indexOf("| property | here | because |") + 2;
        lines.get(i).startsWith("|");
        i++) {
      String[] cells = lines.get(i).split("\\|");
      Matcher name = CODE.matcher(cells[1]);
      while (name.find()) {
        defaults.put(name.group(1), cells[2].replace("`", "").trim());
      }
    }
    return defaults;
  }
}
