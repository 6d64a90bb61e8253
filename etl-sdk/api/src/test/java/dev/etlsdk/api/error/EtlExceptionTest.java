package dev.etlsdk.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EtlExceptionTest {

  @Test
  void messageSaysCodePlaceProblemAndFix() {
    EtlException error =
        EtlException.of(EtlError.SQL_0003, "the table 't' has no column 'colum_0'")
            .at(ErrorLocation.sql(1, 8))
            .fix("did you mean 'column_0'?")
            .build()
            .within("even-sums", "sums");

    assertThat(error)
        .hasMessage(
            """
            ETL-SQL-0003 (pipeline 'even-sums', stage 'sums', line 1, column 8): the table 't' has no column 'colum_0'
              -> did you mean 'column_0'?""");
  }

  @Test
  void placeThatIsKnownIsKept() {
    EtlException error =
        EtlException.of(EtlError.RUN_0001, "a row failed")
            .at(ErrorLocation.stage("inner", "s"))
            .build();

    assertThat(error.within("outer", "t")).isSameAs(error);
  }

  @Test
  void aPlaceThatIsFilledInLeavesTheRestAsItWas() {
    EtlException error =
        EtlException.of(EtlError.RUN_0001, "a row failed")
            .retryable(true)
            .cause(new IllegalStateException("why"))
            .build();
    error.addSuppressed(new IllegalStateException("closing failed, too"));

    EtlException within = error.within("p", "s");

    assertThat(within).hasRootCauseMessage("why").hasSuppressedException(error.getSuppressed()[0]);
    assertThat(within.getStackTrace()).isEqualTo(error.getStackTrace());
    assertThat(within.retryable()).isTrue();
  }

  @Test
  void mayPassByItselfIfItsCodeSaysSo() {
    assertThat(EtlException.of(EtlError.KAFKA_0001, "away").build().retryable()).isTrue();
    assertThat(EtlException.of(EtlError.KAFKA_0002, "missing").build().retryable()).isFalse();
  }

  @Test
  void firstErrorOfRowCounts() {
    RowErrors errors = new RowErrors();
    errors.add(7, EtlError.VALUE_0001, "a", "first");
    errors.add(7, EtlError.VALUE_0002, "b", "second");

    assertThat(errors.errors()).singleElement().extracting(RowError::message).isEqualTo("first");
    assertThat(errors.failed(7)).isTrue();
    assertThat(errors.failed(6)).isFalse();
  }
}
