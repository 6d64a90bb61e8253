package dev.etlsdk.testkit.kafka;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Runs an {@link EmbeddedKafka} as a program of its own.
 *
 * <p>Arguments, all as {@code name=value}: {@code port}, {@code directory}, and any broker setting.
 * The first line on standard output is the bootstrap address, printed when the broker takes
 * requests. It ends when standard input closes, so it never outlives the process that started it.
 */
public final class EmbeddedKafkaMain {

  private EmbeddedKafkaMain() {}

  /**
   * Starts the broker and waits for the end of standard input.
   *
   * @throws IllegalArgumentException when an argument is not of the form {@code name=value}
   */
  public static void main(String[] arguments) throws IOException {
    EmbeddedKafkaOptions options = parse(arguments);
    try (EmbeddedKafka broker = EmbeddedKafka.start(options)) {
      System.out.println(broker.bootstrapServers());
      System.out.flush();
      while (System.in.read() >= 0) {
        // What is typed means nothing; only the end does.
      }
    }
  }

  static EmbeddedKafkaOptions parse(String... arguments) {
    EmbeddedKafkaOptions options = EmbeddedKafkaOptions.defaults();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "Cannot read the argument '"
                + argument
                + "': expected name=value, such as port=9092 or message.max.bytes=1000.");
      }
      String name = argument.substring(0, equals);
      String value = argument.substring(equals + 1);
      options =
          switch (name) {
            case "port" -> options.withPort(Integer.parseInt(value));
            case "directory" -> options.withDirectory(Path.of(value));
            default -> options.withBrokerProperty(name, value);
          };
    }
    return options;
  }
}
