package dev.etlsdk.testkit.kafka;

/**
 * Keeps servers and clients from telling their life story, where nobody has said how much they may
 * tell.
 *
 * <p>Works where slf4j-simple is the logging provider, which knows no quieter default: it takes
 * levels from system properties when a logger is first used. Properties that are set stay. With any
 * other provider, its own configuration decides.
 */
final class QuietLogging {

  private QuietLogging() {}

  static void apply() {
    set("kafka", "error");
    set("org.apache.kafka", "error");
    // A failure to start reaches the caller as an exception; a changed topic is no news to who
    // changed it.
    set("kafka.network", "off");
    set("kafka.server.BrokerServer", "off");
    // While it starts, the controller may refuse its own registration once; it is asked again.
    set("kafka.server.ControllerApis", "off");
    set("state.change.logger", "off");
    set("org.testcontainers", "warn");
    set("tc", "warn");
    set("com.github.dockerjava", "warn");
  }

  private static void set(String logger, String level) {
    String property = "org.slf4j.simpleLogger.log." + logger;
    if (System.getProperty(property) == null) {
      System.setProperty(property, level);
    }
  }
}
