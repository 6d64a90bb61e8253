package dev.etlsdk.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.etlsdk.api.connector.ConnectorSettings;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a configuration makes of the values of annotations, and what is said of its mistakes. */
class ConfiguredPipelineTest {

  private static final Schema NUMBERS = Schema.parse("n INTEGER NOT NULL");
  private static final String SECRET = "hush-hush";

  private enum Start {
    FIRST,
    LAST_ONE
  }

  private ConnectorSettings given;

  private static ConnectorDescriptor annotation() {
    return ConnectorDescriptor.of("Numbers", "numbers.source", "numbers")
        .with("where", "${where:a, b}")
        .with("places", "x", "y")
        .with("size", "${size:5}")
        .with("ends", "false")
        .with("start", "first")
        .with("patience", "1s")
        .with("properties", "a=1");
  }

  private Source source(ConnectorSettings settings, Schema rows) {
    given = settings;
    settings.number("size");
    settings.flag("ends");
    settings.choice("start", Start.class);
    settings.duration("patience");
    if (settings.text("where").isEmpty()) {
      throw EtlException.of(EtlError.KAFKA_0009, "nothing says where").fix("call where(…)").build();
    }
    return InMemorySource.builder("numbers", rows).build();
  }

  private EtlException refused(String... values) {
    return catchThrowableOfType(EtlException.class, () -> build(values).close());
  }

  private Pipeline build(String... values) {
    PipelineConfig config = PipelineConfig.empty();
    for (String value : values) {
      String[] pair = value.split("=", 2);
      config = config.with(Map.of(pair[0], pair[1]), "a.yaml");
    }
    return ConfiguredPipeline.named("p", config)
        .source("numbers", this::source, annotation(), NUMBERS)
        .sink("numbers", settings -> InMemoryStore.create().sink("out"), sink())
        .build();
  }

  private static ConnectorDescriptor sink() {
    return ConnectorDescriptor.of("Out", "numbers.sink", "numbers");
  }

  @Test
  void allValuesOfOneAnnotationThatAreNoneAreToldAtOnceAndNotRepeated() {
    EtlException refused =
        refused(
            "numbers.source.size=" + SECRET,
            "numbers.source.ends=" + SECRET,
            "numbers.source.start=" + SECRET,
            "numbers.source.patience=" + SECRET,
            "numbers.source.where=");

    assertThat(problems(refused))
        .hasSize(5)
        .anySatisfy(text -> assertThat(text).contains("'numbers.source.size'"))
        .anySatisfy(text -> assertThat(text).contains("'numbers.source.ends'"))
        .anySatisfy(text -> assertThat(text).contains("'numbers.source.start'"))
        .anySatisfy(text -> assertThat(text).contains("'numbers.source.patience'"))
        .anySatisfy(text -> assertThat(text).contains("nothing says where"));
    assertThat(refused.getMessage()).doesNotContain(SECRET);
  }

  @Test
  void valueOfAPlaceholderThatIsNoneIsToldByThePlaceholdersKey() {
    assertThat(refused("size=" + SECRET))
        .hasMessageContaining("the value of 'size' in a.yaml, for 'numbers.source.size',")
        .hasMessageContaining("isn't a whole number")
        .hasMessageContaining("set 'size' to a value")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void mistakeThatAConnectorFindsNamesTheKeys() {
    assertThat(refused("where="))
        .hasMessageContaining("ETL-KAFKA-0009 (pipeline 'p', stage 'numbers')")
        .hasMessageContaining("call where(…); in a configuration: the keys that begin with")
        .hasMessageContaining("'numbers.source.'");
  }

  @Test
  void textIsLeftAsItIsAndListsAreSplitAtCommas() {
    build("numbers.source.where= x , y ", "numbers.source.places= v , w ").close();

    assertThat(given.text("where")).isEqualTo(" x , y ");
    assertThat(given.texts("places")).containsExactly("v", "w");
  }

  @Test
  void valuesOfTheAnnotationHoldWhereNothingIsSaid() {
    build().close();

    assertThat(given.text("where")).isEqualTo("a, b");
    assertThat(given.texts("places")).containsExactly("x", "y");
    assertThat(given.number("size")).isEqualTo(5);
    assertThat(given.duration("patience")).isEqualTo(Duration.ofSeconds(1));
    assertThat(given.properties()).containsExactly(Map.entry("a", "1"));
  }

  @Test
  void functionsGoByTheSimpleNamesOfTheirClassesUnlessTwoHaveOne() {
    ConfiguredPipeline pipeline =
        ConfiguredPipeline.named("p", PipelineConfig.empty())
            .functions("acme.Rates", "acme.Prices")
            .functions("zenith.Rates");

    assertThat(pipeline.openPrefixes())
        .containsExactlyInAnyOrder("udf.Prices.", "udf.acme.Rates.", "udf.zenith.Rates.");
  }

  @Test
  void keysTellNoValueThatMayBeASecret() {
    ConnectorDescriptor annotation =
        annotation().with("properties", "password=" + SECRET).with("config", "token=" + SECRET);
    ConfiguredPipeline pipeline =
        ConfiguredPipeline.named("p", PipelineConfig.empty())
            .source("numbers", this::source, annotation, NUMBERS);

    assertThat(pipeline.keys())
        .extracting(ConfigKey::name)
        .contains("numbers.source.properties", "numbers.source.config");
    assertThat(pipeline.keys().toString()).doesNotContain(SECRET).contains("${size:5}");
  }

  @Test
  void propertiesCanBeTakenAwayAndAdded() {
    build("numbers.source.properties=", "numbers.source.properties.b.c=2").close();

    assertThat(given.properties()).containsExactly(Map.entry("b.c", "2"));
  }

  @Test
  void propertiesKeepTheirReferencesAndOtherValuesAreTheSecrets(@TempDir Path folder)
      throws IOException {
    String reference = "file:" + Files.writeString(folder.resolve("secret"), SECRET);
    build("numbers.source.where=" + reference, "numbers.source.properties.b=" + reference).close();

    assertThat(given.text("where")).isEqualTo(SECRET);
    assertThat(given.properties()).containsEntry("b", reference);
  }

  @Test
  void secretThatIsMissingIsToldByItsKey() {
    assertThat(refused("numbers.source.where=env:ETL_TEST_NO_SUCH_VARIABLE"))
        .hasMessageContaining("ETL-CONFIG-0004")
        .hasMessageContaining("'numbers.source.where' in a.yaml")
        .hasMessageContaining("ETL_TEST_NO_SUCH_VARIABLE, which isn't set");
  }

  @Test
  void mistakesOfSeveralAnnotationsAreToldAtOnce() {
    assertThat(problems(refused("size=x", "numbers.sink.x=1", "inputt=1"))).hasSize(3);
  }

  private static List<String> problems(EtlException refused) {
    assertThat(refused.code()).isEqualTo(EtlError.PIPELINE_0008);
    return Arrays.stream(refused.getSuppressed()).map(Throwable::getMessage).toList();
  }
}
