package dev.etlsdk.api.sink;

/** How often a row's effect is seen in the output after failures. */
public enum DeliveryGuarantee {
  /** Once or, after a failure, more often; never not at all. */
  AT_LEAST_ONCE,
  /** Once. */
  EXACTLY_ONCE
}
