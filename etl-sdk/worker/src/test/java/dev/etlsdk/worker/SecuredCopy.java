package dev.etlsdk.worker;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A worker whose clients encrypt, show a certificate and log in, with secrets from keys. */
public final class SecuredCopy {

  /** Those of the client's properties that the worker has keys for, under the same names. */
  static final List<String> PROPERTIES =
      List.of(
          "security.protocol",
          "sasl.mechanism",
          "sasl.jaas.config",
          "ssl.truststore.type",
          "ssl.truststore.location",
          "ssl.truststore.password",
          "ssl.keystore.type",
          "ssl.keystore.key",
          "ssl.keystore.certificate.chain");

  private SecuredCopy() {}

  public static void main(String[] args) {
    Worker.Builder worker =
        Worker.named("secured")
            .key("servers", "brokers to begin with")
            .key("input", "the topic that is read")
            .key("output", "the topic that is written")
            .key("letters", "the topic of what fails");
    for (String property : PROPERTIES) {
      worker = worker.key("client." + property, "", "the property of Kafka's clients");
    }
    worker.pipeline(SecuredCopy::pipeline).main(args);
  }

  private static Pipeline pipeline(PipelineConfig config) {
    Map<String, String> client = new HashMap<>();
    PROPERTIES.forEach(
        property -> {
          if (!config.text("client." + property).isEmpty()) {
            client.put(property, config.text("client." + property));
          }
        });
    String servers = config.text("servers");
    return Pipeline.named("secured")
        .source(
            "numbers",
            KafkaSource.topic(config.text("input"))
                .bootstrapServers(servers)
                .properties(client)
                .schema(Schema.parse("id BIGINT NOT NULL"))
                .codec(Json.codec())
                .build())
        .sink(
            "numbers",
            KafkaSink.topic(config.text("output"))
                .bootstrapServers(servers)
                .properties(client)
                .codec(Json.codec())
                .build())
        .onError(
            ErrorPolicy.deadLetter(
                KafkaDeadLetters.topic(config.text("letters"))
                    .bootstrapServers(servers)
                    .properties(client)
                    .build()))
        .build();
  }
}
