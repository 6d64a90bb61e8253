package dev.etlsdk.processor;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.etlsdk.testkit.pipeline.PipelineExtension;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The tests that a user writes once, for the driver, run unchanged on a broker. */
class OnABrokerTest {

  @Test
  void sameTestClassesPassOnABroker() {
    EngineTestKit.engine("junit-jupiter")
        .configurationParameter(PipelineExtension.PROPERTY, "broker")
        .selectors(
            selectClass("dev.etlsdk.processor.annotated.EvenSumsPipelineTest"),
            selectClass("dev.etlsdk.processor.annotated.PipelineFixtureTest"))
        .execute()
        .testEvents()
        .assertStatistics(events -> events.started(5).succeeded(5).failed(0));
  }

  @Test
  void unknownPlaceToRunIsRefused() {
    EngineTestKit.engine("junit-jupiter")
        .configurationParameter(PipelineExtension.PROPERTY, "cloud")
        .selectors(
            selectClass("dev.etlsdk.processor.annotated.EvenSumsPipelineTest"),
            selectClass("dev.etlsdk.processor.annotated.PipelineFixtureTest"))
        .execute()
        .testEvents()
        .assertStatistics(events -> events.started(5).succeeded(0).failed(5));
  }
}
