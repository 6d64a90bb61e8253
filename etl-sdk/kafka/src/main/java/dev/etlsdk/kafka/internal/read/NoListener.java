package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitListener;
import java.util.List;

/** Listens before reading is started. */
final class NoListener implements SplitListener {

  @Override
  public void assigned(List<Split> splits) {}

  @Override
  public void revoked(List<Split> splits) {}

  @Override
  public void lost(List<Split> splits) {}
}
