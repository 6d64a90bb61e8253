package dev.etlsdk.testkit.guarantee;

import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.testkit.kafka.BrokerKind;
import dev.etlsdk.testkit.kafka.KafkaBrokerExtension;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Calls a {@link DeliveryTest} once for each of its kill plans. */
public final class DeliveryExtension implements TestTemplateInvocationContextProvider {

  /** Made by JUnit. */
  public DeliveryExtension() {}

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(DeliveryTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    DeliveryTest settings = context.getRequiredTestMethod().getAnnotation(DeliveryTest.class);
    return plans(settings).stream().map(plan -> new Invocation(plan, settings.records()));
  }

  static List<KillPlan> plans(DeliveryTest settings) {
    List<KillPlan> plans = new ArrayList<>();
    for (CommitPoint point : settings.points()) {
      plans.add(new KillPlan.AtPoint(point, settings.killsAtPoint()));
    }
    if (settings.kills() > 0) {
      long seed =
          Long.getLong(DeliveryTest.SEED_PROPERTY, new SecureRandom().nextInt() & 0xffffffL);
      plans.add(new KillPlan.AtRandom(settings.kills(), settings.workers(), seed));
    }
    return plans;
  }

  /** One call of the method. */
  private record Invocation(KillPlan plan, int records)
      implements TestTemplateInvocationContext, ParameterResolver {

    @Override
    public String getDisplayName(int invocationIndex) {
      return plan.toString();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == DeliveryScenario.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return DeliveryScenario.on(KafkaBrokerExtension.sharedBroker(context))
          .plan(plan, records)
          .keepingForeignTopics(BrokerKind.chosen() == BrokerKind.EXTERNAL);
    }
  }
}
