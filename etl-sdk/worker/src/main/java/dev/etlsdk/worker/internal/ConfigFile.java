package dev.etlsdk.worker.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a configuration file: {@code .yaml} and {@code .yml} as YAML, all others as properties. */
final class ConfigFile {

  private final Path file;
  private final Map<String, String> values = new LinkedHashMap<>();

  private ConfigFile(Path file) {
    this.file = file;
  }

  /**
   * The values by key.
   *
   * @throws EtlException {@code ETL-CONFIG-0003} if the file can't be read
   */
  static Map<String, String> read(Path file) {
    ConfigFile read = new ConfigFile(file);
    try (InputStream bytes = Files.newInputStream(file)) {
      String name = file.toString().toLowerCase(Locale.ROOT);
      if (name.endsWith(".yaml") || name.endsWith(".yml")) {
        read.yaml(bytes);
      } else {
        read.properties(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      }
      return read.values;
    } catch (NoSuchFileException e) {
      throw read.error("it doesn't exist", e);
    } catch (IOException e) {
      throw read.error(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  private void properties(Reader text) throws IOException {
    Properties properties =
        new Properties() {
          private static final long serialVersionUID = 1L;

          @Override
          public synchronized @Nullable Object put(Object key, Object value) {
            value((String) key, (String) value);
            return null;
          }
        };
    try {
      properties.load(text);
    } catch (IllegalArgumentException e) {
      throw error("it holds a malformed \\u escape", null);
    }
  }

  private void yaml(InputStream bytes) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file.toString()).setAllowDuplicateKeys(false).build();
    Object document;
    try {
      document = new Load(settings).loadFromInputStream(bytes);
    } catch (MarkedYamlEngineException e) {
      String line =
          e.getProblemMark().map(mark -> "line " + (mark.getLine() + 1) + ": ").orElse("");
      // Without the excerpt of the text, which may be a secret.
      throw error("it isn't well-formed: " + line + e.getProblem(), null);
    } catch (YamlEngineException e) {
      throw error("it isn't well-formed", null);
    }
    if (document instanceof Map<?, ?> map) {
      flatten("", map);
    } else if (document != null) {
      throw error("its top is no map of keys", null);
    }
  }

  private void flatten(String prefix, Map<?, ?> map) {
    map.forEach(
        (part, value) -> {
          String key = prefix + part;
          if (value instanceof Map<?, ?> inner) {
            flatten(key + ".", inner);
          } else if (value instanceof List<?> list) {
            List<String> texts = new ArrayList<>();
            list.forEach(item -> texts.add(scalar(key, item)));
            value(key, String.join(",", texts));
          } else {
            value(key, scalar(key, value));
          }
        });
  }

  private String scalar(String key, @Nullable Object value) {
    if (value instanceof Map || value instanceof List) {
      throw error("'" + key + "' is a list of something else than single values", null);
    }
    return value == null ? "" : value.toString();
  }

  private void value(String key, String value) {
    if (values.put(key, value) != null) {
      throw error("'" + key + "' stands twice in it", null);
    }
  }

  private EtlException error(String problem, @Nullable Throwable cause) {
    return EtlException.of(
            EtlError.CONFIG_0003, "the configuration file " + file + " can't be read: " + problem)
        .fix("correct it; .yaml and .yml are read as YAML, every other file as Java properties")
        .cause(cause)
        .build();
  }
}
