package dev.etlsdk.processor.internal.model;

import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * A transform as it is written.
 *
 * @param from the stream it names; empty if its record has to tell
 * @param input what a row is for it; empty if it takes batches
 * @param code what it runs
 * @param settings what the configuration can set, if there is anything
 * @param place the annotation
 */
public record TransformModel(
    String from,
    Optional<RowModel> input,
    Code code,
    Optional<ConnectorModel> settings,
    Place place) {

  /** What a method gives for a row, or a batch. */
  public enum Result {
    /** A row. */
    ONE(false),
    /** A row or null. */
    NULLABLE(false),
    /** An {@code Optional}. */
    OPTIONAL(false),
    /** A {@code List}. */
    LIST(false),
    /** A {@code Stream}. */
    STREAM(false),
    /** A {@code CompletionStage} of a row. */
    LATER(true),
    /** A {@code CompletionStage} of a row or null. */
    LATER_NULLABLE(true),
    /** A {@code CompletionStage} of an {@code Optional}. */
    LATER_OPTIONAL(true),
    /** It takes a typed batch, and what writes one. */
    BATCH(false),
    /** The same, and the errors of rows besides. */
    BATCH_AND_ERRORS(false);

    private final boolean asynchronous;

    Result(boolean asynchronous) {
      this.asynchronous = asynchronous;
    }

    /** Whether it comes later. */
    public boolean asynchronous() {
      return asynchronous;
    }

    /** Whether it is for all rows of a batch. */
    public boolean ofBatches() {
      return this == BATCH || this == BATCH_AND_ERRORS;
    }
  }

  /** Which interface of the API a class implements. */
  public enum Kind {
    ROWS,
    ASYNC,
    BATCHES
  }

  /** What is run. */
  public sealed interface Code {

    /** Whether rows are under way at once. */
    boolean asynchronous();

    /** What its method gives; empty if it is no method, but a class of the API. */
    default Optional<Result> methodResult() {
      return this instanceof OfMethod method
          ? Optional.of(method.result())
          : this instanceof OfInstance instance ? Optional.of(instance.result()) : Optional.empty();
    }

    /**
     * A static method.
     *
     * @param owner its type
     * @param method its name
     * @param result what it gives
     */
    record OfMethod(TypeElement owner, String method, Result result) implements Code {
      @Override
      public boolean asynchronous() {
        return result.asynchronous();
      }
    }

    /**
     * A method of instances.
     *
     * @param owner their class
     * @param method its name
     * @param result what it gives
     * @param configured whether the constructor takes a configuration
     * @param opened whether they are opened
     * @param closed whether they are closed
     */
    record OfInstance(
        TypeElement owner,
        String method,
        Result result,
        boolean configured,
        boolean opened,
        boolean closed)
        implements Code {
      @Override
      public boolean asynchronous() {
        return result.asynchronous();
      }
    }

    /**
     * A class that implements an interface of the API.
     *
     * @param type the class
     * @param kind which interface
     */
    record OfClass(TypeElement type, Kind kind) implements Code {
      @Override
      public boolean asynchronous() {
        return kind == Kind.ASYNC;
      }
    }
  }
}
