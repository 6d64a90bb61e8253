package dev.etlsdk.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class ArrowLeakExtensionTest {

  @Test
  void passesTestsThatReleaseTheirMemory() {
    run(Clean.class).testEvents().assertStatistics(events -> events.succeeded(2).failed(0));
  }

  @Test
  void namesTheStageThatLeaks() {
    Throwable failure = failureOf(LeaksInAStage.class);
    assertThat(failure)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("ETL-RUN-0006: memory was not released")
        .hasMessageContaining("stage 'orders > decode': 1,024 bytes")
        .hasMessageContaining("-> close every batch")
        .hasMessageNotContaining("Memory was leaked");
  }

  @Test
  void namesTheStageAlsoWhenTheTestClosesItsAllocator() {
    assertThat(failureOf(ClosesALeakingStage.class))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("stage 'encode': 512 bytes");
  }

  @Test
  void keepsTheTestsOwnFailureFirst() {
    Throwable failure = failureOf(FailsAndLeaks.class);
    assertThat(failure).hasMessage("the test's own failure");
    assertThat(failure.getSuppressed()).singleElement().asString().contains("ETL-RUN-0006");
  }

  private static Throwable failureOf(Class<?> testClass) {
    return run(testClass).testEvents().failed().stream()
        .map(event -> event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .findFirst()
        .orElseThrow(() -> new AssertionError(testClass + " has no failed test"));
  }

  private static EngineExecutionResults run(Class<?> testClass) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(testClass))
        .configurationParameter(OnlyAsFixture.PARAMETER, "true")
        .execute();
  }

  @ArrowTest
  @ExtendWith(OnlyAsFixture.class)
  static class Clean {
    private final BufferAllocator fromConstructor;
    private ArrowBuf buffer;

    Clean(BufferAllocator allocator) {
      fromConstructor = allocator;
    }

    @Test
    void releasesInTheTest(BufferAllocator allocator) {
      assertThat(allocator).isSameAs(fromConstructor);
      allocator.buffer(64).close();
      // An empty child that nobody closes holds nothing.
      assertThat(allocator.newChildAllocator("empty", 0, Long.MAX_VALUE).getAllocatedMemory())
          .isZero();
    }

    @Test
    void releasesAfterTheTest(BufferAllocator allocator) {
      buffer = allocator.buffer(64);
    }

    @AfterEach
    void release() {
      if (buffer != null) {
        buffer.close();
      }
    }
  }

  @ArrowTest
  @ExtendWith(OnlyAsFixture.class)
  static class LeaksInAStage {
    @Test
    void leaks(BufferAllocator allocator) {
      BufferAllocator orders = allocator.newChildAllocator("orders", 0, Long.MAX_VALUE);
      orders.newChildAllocator("decode", 0, Long.MAX_VALUE).buffer(1024);
    }
  }

  @ArrowTest
  @ExtendWith(OnlyAsFixture.class)
  static class ClosesALeakingStage {
    @Test
    void leaks(BufferAllocator allocator) {
      try (BufferAllocator stage = allocator.newChildAllocator("encode", 0, Long.MAX_VALUE)) {
        stage.buffer(512);
      }
    }
  }

  @ArrowTest
  @ExtendWith(OnlyAsFixture.class)
  static class FailsAndLeaks {
    @Test
    void failsAndLeaks(BufferAllocator allocator) {
      allocator.buffer(64);
      throw new IllegalArgumentException("the test's own failure");
    }
  }
}
