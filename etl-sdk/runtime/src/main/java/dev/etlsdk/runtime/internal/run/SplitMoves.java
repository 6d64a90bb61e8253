package dev.etlsdk.runtime.internal.run;

import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.SourceReader;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitListener;
import java.util.List;

/** Lets a task finish and commit what it has read of splits before another reader gets them. */
final class SplitMoves implements SplitListener {

  private final int source;
  private final SourceReader reader;
  private final ReaderOrders orders;
  private final TaskRun run;

  SplitMoves(int source, SourceReader reader, ReaderOrders orders, TaskRun run) {
    this.source = source;
    this.reader = reader;
    this.orders = orders;
    this.run = run;
  }

  @Override
  public Position positions(List<Split> splits) {
    return run.committed();
  }

  @Override
  public void assigned(List<Split> splits) {
    // The reader knows what it has; nothing is kept here by split.
  }

  @Override
  public void revoked(List<Split> splits) {
    if (splits.isEmpty() || run.readersMayClose()) {
      return;
    }
    if (run.drain(source)) {
      orders.execute(reader);
    }
  }

  @Override
  public void lost(List<Split> splits) {
    if (splits.isEmpty() || run.readersMayClose()) {
      return;
    }
    run.lost(splits.stream().map(Split::id).toList());
  }
}
