package dev.etlsdk.testkit.memory;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets tests that are made to fail run only within the tests of what makes them fail. */
final class OnlyAsFixture implements ExecutionCondition {

  /** The configuration parameter by which the outer test says that it is one. */
  static final String PARAMETER = "etl.testkit.fixture";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return context.getConfigurationParameter(PARAMETER).isPresent()
        ? ConditionEvaluationResult.enabled("run by another test")
        : ConditionEvaluationResult.disabled("made to fail, for another test");
  }
}
