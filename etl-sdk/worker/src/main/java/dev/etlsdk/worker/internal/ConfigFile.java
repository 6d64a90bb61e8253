package dev.etlsdk.worker.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
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
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/** Reads a configuration file: {@code .yaml} and {@code .yml} as YAML, all others as properties. */
final class ConfigFile {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * Plain scalars are texts: as numbers, {@code 1.10} would become 1.1 and {@code 1e5} 100000.0,
   * which is another version, password or topic than what was written.
   */
  private static final Schema AS_WRITTEN =
      new JsonSchema() {
        @Override
        public ScalarResolver getScalarResolver() {
          return (text, plain) ->
              plain && (text.isEmpty() || text.equals("null") || text.equals("~"))
                  ? Tag.NULL
                  : Tag.STR;
        }
      };

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
    try {
      String text = read.decode(Files.readAllBytes(file));
      String name = file.toString().toLowerCase(Locale.ROOT);
      if (name.endsWith(".yaml") || name.endsWith(".yml")) {
        read.yaml(text);
      } else {
        read.properties(new StringReader(text));
      }
      return read.values;
    } catch (NoSuchFileException e) {
      throw read.error("it doesn't exist", e);
    } catch (IOException e) {
      throw read.error(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  /** What isn't UTF-8 would else become another value, which nobody notices in a password. */
  private String decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult end = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    String text = out.flip().toString();
    if (end.isError()) {
      long line = 1 + text.chars().filter(c -> c == '\n').count();
      throw error("line " + line + " isn't UTF-8", null);
    }
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
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

  private void yaml(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.toString())
            .setAllowDuplicateKeys(false)
            .setSchema(AS_WRITTEN)
            .build();
    Object document;
    try {
      document = new Load(settings).loadFromString(text);
    } catch (MarkedYamlEngineException e) {
      String line =
          e.getProblemMark().map(mark -> "line " + (mark.getLine() + 1) + ": ").orElse("");
      // Without the excerpt of the text, nor a name in it: *hush is an alias, and maybe a password.
      String problem = e.getProblem().replaceFirst("\\b(alias|tag)\\b.*", "$1");
      throw error("it isn't well-formed: " + line + problem, null);
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
          if (!(part instanceof String)) {
            throw error("a key in it isn't a text", null);
          }
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
