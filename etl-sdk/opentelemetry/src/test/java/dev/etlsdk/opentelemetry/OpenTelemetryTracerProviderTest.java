package dev.etlsdk.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which OpenTelemetry a worker takes. */
class OpenTelemetryTracerProviderTest {

  private final OpenTelemetryTracerProvider provider = new OpenTelemetryTracerProvider();

  @BeforeEach
  @AfterEach
  void forget() {
    GlobalOpenTelemetry.resetForTest();
  }

  @Test
  void leavesItToTheProgramToSetOneLater() {
    assertThat(provider.tracer()).isInstanceOf(OpenTelemetryTracer.class);

    assertThat(GlobalOpenTelemetry.isSet()).isFalse();
    OpenTelemetry own = OpenTelemetrySdk.builder().build();
    assertThatCode(() -> GlobalOpenTelemetry.set(own)).doesNotThrowAnyException();
  }
}
