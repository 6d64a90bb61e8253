package dev.etlsdk.api.trace;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.error.EtlException;
import java.util.List;

/** A fetch that is followed. Used by one thread. */
public interface BatchTrace extends AutoCloseable {

  /** Follows nothing. */
  BatchTrace NONE =
      new BatchTrace() {
        @Override
        public List<Header> outputHeaders() {
          return List.of();
        }

        @Override
        public void failed(EtlException failure) {}

        @Override
        public void close() {}
      };

  /**
   * The headers by which whoever reads the output finds this trace. A sink that carries the source
   * record's headers writes them in place of those of the same names; one without a value only
   * takes those away. Always the same list; if it is empty, output carries what its source records
   * have.
   */
  List<Header> outputHeaders();

  /** The fetch could not be taken to the sinks; {@link #close} follows. */
  void failed(EtlException failure);

  /** The fetch has been handed to the sinks, or has failed. */
  @Override
  void close();
}
