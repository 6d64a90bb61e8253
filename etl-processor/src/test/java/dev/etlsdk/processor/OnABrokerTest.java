package dev.etlsdk.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.etlsdk.processor.annotated.PipelineFixtureTest;
import dev.etlsdk.testkit.pipeline.PipelineExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** The tests that a user writes once, for the driver, run unchanged on a broker. */
class OnABrokerTest {

  private static final String FIRST = "EvenSumsPipelineTest";
  private static final String[] ALL = {FIRST, "PipelineFixtureTest", "BadRowsTest"};
  private static final int TESTS = 15;

  @Test
  void sameTestClassesPassOnABrokerInThisJvm() {
    run("embedded", ALL)
        .assertStatistics(events -> events.started(TESTS).succeeded(TESTS).failed(0).aborted(0));
    assertThat(PipelineFixtureTest.BROKER).hasValue("EmbeddedKafka");
  }

  @Test
  void driverIsWhereNothingIsSaid() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(PipelineFixtureTest.class))
        .execute();
    assertThat(PipelineFixtureTest.BROKER).hasValue("MemoryBroker");
  }

  @Test
  void kindOfBrokerIsTheOneThatItsPropertySays() {
    run("broker", FIRST).assertStatistics(events -> events.started(1).succeeded(1).failed(0));
  }

  @Test
  @Tag("container")
  void sameTestClassesPassOnABrokerInAContainer() {
    assumeTrue(
        System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock")),
        "there is no container engine");

    run("container", ALL)
        .assertStatistics(events -> events.started(TESTS).succeeded(TESTS).failed(0).aborted(0));
    assertThat(PipelineFixtureTest.BROKER).hasValue("ContainerKafka");
  }

  @Test
  void unknownPlaceToRunIsRefused() {
    assertThat(run("cloud", ALL).failed().stream().map(Event::toString))
        .hasSize(TESTS)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .contains("the property etl.testkit.pipeline is 'cloud'")
                    .contains("[driver, broker, auto, embedded, container, external]"));
  }

  private static Events run(String place, String... classes) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter(PipelineExtension.PROPERTY, place)
        .selectors(
            Stream.of(classes)
                .map(name -> selectClass("dev.etlsdk.processor.annotated." + name))
                .toArray(DiscoverySelector[]::new))
        .execute()
        .testEvents();
  }
}
