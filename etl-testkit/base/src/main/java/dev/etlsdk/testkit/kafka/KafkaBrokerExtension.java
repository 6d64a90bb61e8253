package dev.etlsdk.testkit.kafka;

import dev.etlsdk.testkit.kafka.security.SecuredKafka;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts brokers for tests and hands them over as parameters; see {@link KafkaTest} for what can be
 * asked for.
 *
 * <p>The shared broker lives until the launcher's session ends, a class's own one until its last
 * test has run.
 */
public final class KafkaBrokerExtension implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(KafkaBrokerExtension.class);

  /** Made by JUnit. */
  public KafkaBrokerExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == KafkaBroker.class
        || type == EmbeddedKafka.class
        || type == SecuredKafka.class
        || (type == String.class && parameter.isAnnotated(Topic.class));
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == EmbeddedKafka.class) {
      return ownBroker(context);
    }
    if (type == SecuredKafka.class) {
      if (SecurityOfTests.of(context).isEmpty()) {
        throw new ParameterResolutionException(
            "A test that asks for a SecuredKafka says what is asked of clients there:"
                + " @KafkaTest(security = @Secured(users = \"etl:hush-hush\")).");
      }
      return ownBroker(context).secured();
    }
    if (type == KafkaBroker.class) {
      return SecurityOfTests.of(context).isEmpty() ? sharedBroker(context) : ownBroker(context);
    }
    Topic topic = parameter.findAnnotation(Topic.class).orElseThrow();
    if (topic.partitions() < 1) {
      throw new ParameterResolutionException(
          "@Topic: partitions must be at least 1, is " + topic.partitions() + ".");
    }
    @Nullable EmbeddedKafka own = classStore(context).get(EmbeddedKafka.class, EmbeddedKafka.class);
    KafkaBroker broker =
        own == null && SecurityOfTests.of(context).isEmpty()
            ? sharedBroker(context)
            : ownBroker(context);
    return broker.createUniqueTopic(
        context.getRequiredTestClass().getSimpleName(), topic.partitions());
  }

  /**
   * The broker that all test classes of the run share, for extensions that need it as well. Started
   * by the first who asks, and closed when the launcher's session ends.
   */
  public static KafkaBroker sharedBroker(ExtensionContext context) {
    return sharedBroker(context, BrokerKind.chosen());
  }

  /** The shared broker of a kind, whatever the property says. */
  public static KafkaBroker sharedBroker(ExtensionContext context, BrokerKind kind) {
    // The store closes what it holds, and keeps a failure to start as well, so that it is met once
    // and not in every test.
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
        .computeIfAbsent(kind, key -> kind.open(System::getProperty), KafkaBroker.class);
  }

  private static EmbeddedKafka ownBroker(ExtensionContext context) {
    return classStore(context)
        .computeIfAbsent(
            EmbeddedKafka.class,
            key -> EmbeddedKafka.start(SecurityOfTests.options(context)),
            EmbeddedKafka.class);
  }

  /** The store of the outermost class: its nested classes share the broker. */
  private static Store classStore(ExtensionContext context) {
    ExtensionContext outermost = context;
    for (ExtensionContext each = context;
        each.getParent().isPresent();
        each = each.getParent().get()) {
      if (each.getTestClass().isPresent()) {
        outermost = each;
      }
    }
    return outermost.getStore(NAMESPACE);
  }
}
