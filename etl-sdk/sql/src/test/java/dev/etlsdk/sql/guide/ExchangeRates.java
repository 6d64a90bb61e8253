package dev.etlsdk.sql.guide;

import dev.etlsdk.udf.Udf;
import dev.etlsdk.udf.UdfConfig;
import dev.etlsdk.udf.UdfLifecycle;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

// tag::instance[]
public final class ExchangeRates implements UdfLifecycle {

  private final String table;
  private final Map<String, Double> rates = new HashMap<>();

  public ExchangeRates(UdfConfig config) {
    this.table = config.require("rates");
  }

  /** Once a task, on its thread, before the first call. */
  @Override
  public void open() {
    for (String entry : table.split(",")) {
      String[] parts = entry.split("=");
      rates.put(parts[0], Double.valueOf(parts[1]));
    }
  }

  @Udf(value = "EXCHANGE_RATE", deterministic = false)
  public @Nullable Double rate(String currency) {
    return rates.get(currency);
  }

  /** After the last call, and also when open failed. */
  @Override
  public void close() {
    rates.clear();
  }
}
// end::instance[]
