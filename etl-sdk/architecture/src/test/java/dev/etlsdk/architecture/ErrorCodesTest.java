package dev.etlsdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.EtlError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every error code is told by something, and some test says when. */
class ErrorCodesTest {

  private static final String DECLARATION = "EtlError.java";

  @Test
  void everyCodeIsUsed() throws IOException {
    assertThat(missing("main")).as("codes that no main code names").isEmpty();
  }

  @Test
  void everyCodeIsNamedByATest() throws IOException {
    assertThat(missing("test")).as("codes that no test names").isEmpty();
  }

  private static Set<String> missing(String sources) throws IOException {
    List<String> texts = texts(sources);
    Set<String> missing = new TreeSet<>();
    for (EtlError code : EtlError.values()) {
      Pattern named = Pattern.compile("\\b(" + code.name() + "|" + code.id() + ")\\b");
      if (texts.stream().noneMatch(text -> named.matcher(text).find())) {
        missing.add(code.id());
      }
    }
    return missing;
  }

  private static List<String> texts(String sources) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Module module : Module.all()) {
      Path folder = House.ROOT.resolve(module.folder()).resolve("src").resolve(sources);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            if (file.toString().endsWith(".java") && !file.endsWith(DECLARATION)) {
              texts.add(Files.readString(file));
            }
          }
        }
      }
    }
    return texts;
  }
}
