package dev.etlsdk.testkit.memory;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Gives tests a {@code BufferAllocator} and fails those that do not release what they took from it;
 * see {@link ArrowTest}.
 *
 * <p>The failure names the stages, which are the names of the child allocators. If the test has
 * failed already, that failure stays first and the leak is added to it.
 */
public final class ArrowLeakExtension implements ParameterResolver, TestExecutionExceptionHandler {

  private static final Namespace NAMESPACE = Namespace.create(ArrowLeakExtension.class);
  private static final String ARROW_COMPLAINT = "Memory was leaked";

  /** Made by JUnit. */
  public ArrowLeakExtension() {}

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(
      ExtensionContext rootContext) {
    // So that a constructor's allocator is the test's own.
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == BufferAllocator.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(
            context.getUniqueId(),
            key -> new CheckedAllocator(context.getDisplayName()),
            CheckedAllocator.class)
        .root;
  }

  /**
   * A test that closes an allocator which still holds memory meets Arrow's own complaint; ours
   * names the stage.
   */
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    CheckedAllocator allocator =
        context.getStore(NAMESPACE).get(context.getUniqueId(), CheckedAllocator.class);
    if (allocator != null
        && failure instanceof IllegalStateException
        && String.valueOf(failure.getMessage()).startsWith(ARROW_COMPLAINT)) {
      LeakReport report = LeakReport.of(allocator.root);
      if (!report.isEmpty()) {
        allocator.reported = true;
        throw new AssertionError(report.toString(), failure);
      }
    }
    throw failure;
  }

  /**
   * The store closes it behind all {@code @AfterEach} methods, and what that throws fails the test.
   */
  private static final class CheckedAllocator implements AutoCloseable {
    private final BufferAllocator root;
    private boolean reported;

    CheckedAllocator(String test) {
      try {
        root = new RootAllocator();
      } catch (LinkageError failure) {
        throw EtlException.of(
                EtlError.RUN_0005,
                "Apache Arrow can't reach memory outside the heap in the JVM of the test " + test)
            .fix(
                "start the JVM with --add-opens=java.base/java.nio=ALL-UNNAMED; with Maven, in the argLine of"
                    + " maven-surefire-plugin")
            .cause(failure)
            .build();
      }
    }

    @Override
    public void close() {
      LeakReport report = LeakReport.of(root);
      if (report.isEmpty()) {
        closeAll(root);
      } else if (!reported) {
        throw new AssertionError(report.toString());
      }
    }

    /** A child left open without memory in it is no leak; the root would not close over it. */
    private static void closeAll(BufferAllocator allocator) {
      allocator.getChildAllocators().forEach(CheckedAllocator::closeAll);
      allocator.close();
    }
  }
}
