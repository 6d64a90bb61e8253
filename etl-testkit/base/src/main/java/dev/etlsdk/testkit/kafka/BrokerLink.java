package dev.etlsdk.testkit.kafka;

import dev.etlsdk.testkit.network.TcpProxy;

/**
 * A proxy before a broker that is about to start.
 *
 * @param proxy closed by whoever makes the broker
 * @param listener what the broker has to know
 */
record BrokerLink(TcpProxy proxy, NodePlan.BehindProxy listener) {

  static BrokerLink open(FreePorts ports) {
    int port = ports.next();
    TcpProxy proxy = TcpProxy.to("localhost", port);
    return new BrokerLink(proxy, new NodePlan.BehindProxy(port, proxy.port()));
  }
}
