package dev.etlsdk.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The options of JSON as they stand in annotations and configurations. */
class JsonOptionTextsTest {

  private static final JsonCodecProvider JSON = new JsonCodecProvider();

  /** Every option set to something else than its default. */
  private static Map<String, String> others() throws ReflectiveOperationException {
    Map<String, String> others = new LinkedHashMap<>();
    for (RecordComponent option : JsonOptions.class.getRecordComponents()) {
      Object standard = option.getAccessor().invoke(JsonOptions.defaults());
      String name = option.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
      if (standard instanceof Enum<?> constant) {
        Object[] all = constant.getDeclaringClass().getEnumConstants();
        String other = all[(constant.ordinal() + 1) % all.length].toString();
        others.put(name, other.toLowerCase(Locale.ROOT).replace('_', '-'));
      } else {
        others.put(name, standard instanceof Boolean ? "true" : "7");
      }
    }
    return others;
  }

  @Test
  void everyOptionHasATextAndItsTextSetsThatOptionAlone() throws ReflectiveOperationException {
    assertThat(JSON.options()).containsExactlyElementsOf(others().keySet());
    for (Map.Entry<String, String> option : others().entrySet()) {
      JsonOptions read = JsonOptionTexts.read(Map.of(option.getKey(), option.getValue()));
      assertThat(
              Arrays.stream(JsonOptions.class.getRecordComponents())
                  .filter(c -> !value(c, read).equals(value(c, JsonOptions.defaults())))
                  .map(c -> c.getName().toLowerCase(Locale.ROOT)))
          .as(option.toString())
          .containsExactly(option.getKey().replace("-", ""));
    }
  }

  private static Object value(RecordComponent component, JsonOptions options) {
    try {
      return component.getAccessor().invoke(options);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void readsConstantsAsTheyStandInCodeToo() {
    assertThat(JsonOptionTexts.read(Map.of("timestamps", " EPOCH_MILLIS ")).timestamps())
        .isEqualTo(JsonOptions.TimestampForm.EPOCH_MILLIS);
  }

  @Test
  void refusesWhatIsNoOptionAndNoValue() {
    assertThatThrownBy(() -> JSON.codec(Map.of("nuls", "omit")))
        .hasMessageContaining("ETL-CONFIG-0001")
        .hasMessageContaining("did you mean 'nulls'?");
    assertThatThrownBy(() -> JSON.codec(Map.of("nulls", "hush-hush")))
        .hasMessageContaining("ETL-CONFIG-0002")
        .hasMessageContaining("one of write, omit")
        .hasMessageNotContaining("hush-hush");
    assertThatThrownBy(() -> JSON.codec(Map.of("max-depth", "0")))
        .hasMessageContaining("a whole number from 1 to 100000");
    assertThatThrownBy(() -> JSON.codec(Map.of("ascii-only", "yes")))
        .hasMessageContaining("true or false");
  }
}
