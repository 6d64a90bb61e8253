package dev.etlsdk.kafka.internal.settings;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.kafka.internal.client.KafkaClients;
import dev.etlsdk.kafka.internal.client.TopicClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Makes what answers questions about topics. */
public final class AdminClients {

  private AdminClients() {}

  /**
   * A client that gives up at a limit.
   *
   * @param properties the user's, of which it takes those that it knows
   * @throws dev.etlsdk.api.error.EtlException if a property is wrong
   */
  public static TopicClient open(
      String servers,
      Map<String, String> properties,
      String clientId,
      Duration limit,
      Substitutes substitutes,
      KafkaFailures failures) {
    Map<String, Object> fixed = new HashMap<>();
    fixed.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    fixed.put(AdminClientConfig.CLIENT_ID_CONFIG, clientId);
    int millis = (int) Math.min(Integer.MAX_VALUE, limit.toMillis());
    fixed.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    fixed.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    try {
      return KafkaClients.of(substitutes)
          .topics(ClientProperties.merge(Map.of(), ClientProperties.forAdmin(properties), fixed));
    } catch (RuntimeException failure) {
      throw failures.of(EtlError.KAFKA_0009, "making a Kafka admin client", limit, failure);
    }
  }
}
