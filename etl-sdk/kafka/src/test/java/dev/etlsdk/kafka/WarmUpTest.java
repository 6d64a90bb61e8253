package dev.etlsdk.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.schema.Schema;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

/** What loads the clients in advance, while a query is compiled. */
class WarmUpTest {

  @Test
  void connectsNowhere() throws IOException {
    try (ServerSocket broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      broker.setSoTimeout(100);
      String servers = "localhost:" + broker.getLocalPort();

      KafkaSource.topic("in")
          .bootstrapServers(servers)
          .schema(Schema.parse("text VARCHAR"))
          .codec(new TextCodec())
          .build()
          .warmUp();
      KafkaSink.topic("out").bootstrapServers(servers).codec(new TextCodec()).build().warmUp();

      assertThat(isConnected(broker)).isFalse();
    }
  }

  private static boolean isConnected(ServerSocket broker) throws IOException {
    try {
      broker.accept().close();
      return true;
    } catch (SocketTimeoutException nobody) {
      return false;
    }
  }
}
