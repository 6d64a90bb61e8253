package dev.etlsdk.kafka.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of properties in docs/kafka.md say what the code does. */
class KafkaDocumentTest {

  private static final Path DOCUMENT = Path.of("../../docs/kafka.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @Test
  void listsTheRefusedProperties() throws IOException {
    TreeSet<String> refused = new TreeSet<>();
    for (ClientProperties.Role role : ClientProperties.Role.values()) {
      RefusedProperties.of(role).forEach(refusal -> refused.add(refusal.key()));
    }
    TreeSet<String> documented =
        rows("| property | because |").stream()
            .flatMap(row -> CODE.matcher(row.get(0)).results().map(match -> match.group(1)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented).isEqualTo(refused);
  }

  @Test
  void listsTheDefaultsThatDifferFromKafkas() throws IOException {
    Map<String, String> defaults = new TreeMap<>();
    ConsumerDefaults.VALUES.forEach((key, value) -> defaults.put(key, value.toString()));
    ProducerDefaults.VALUES.forEach((key, value) -> defaults.put(key, value.toString()));
    defaults.put("partition.assignment.strategy", "cooperative sticky");
    defaults.put(
        "max.in.flight.requests.per.connection",
        String.valueOf(ProducerDefaults.IN_FLIGHT_WITHOUT_TRANSACTIONS));
    Map<String, String> documented = new TreeMap<>();
    for (List<String> row : rows("| property | here | because |")) {
      Matcher name = CODE.matcher(row.get(0));
      while (name.find()) {
        documented.put(name.group(1), row.get(1).replace("`", ""));
      }
    }
    assertThat(documented).isEqualTo(defaults);
  }

  private static List<List<String>> rows(String header) throws IOException {
    List<String> lines = Files.readAllLines(DOCUMENT);
    assertThat(lines).contains(header);
    List<List<String>> rows = new ArrayList<>();
    for (int i = lines.indexOf(header) + 2; lines.get(i).startsWith("|"); i++) {
      rows.add(List.of(lines.get(i).substring(1).trim().split(" *\\| *")));
    }
    return rows;
  }
}
