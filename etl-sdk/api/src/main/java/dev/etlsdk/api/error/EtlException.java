package dev.etlsdk.api.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of the SDK: a code, where, what is wrong and what to do.
 *
 * <p>The message reads {@code ETL-SQL-0003 (pipeline 'p', stage 's', line 1, column 8): problem},
 * then the fix on a line of its own. It holds no secret.
 *
 * <pre>{@code
 * throw EtlException.of(EtlError.KAFKA_0002, "the topic 'orders' doesn't exist on broker:9092")
 *     .at(ErrorLocation.stage("p", "orders"))
 *     .fix("create it, or let the sink create it with createTopic(partitions, replication)")
 *     .build();
 * }</pre>
 */
public final class EtlException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final transient ErrorLocation location;
  private final String problem;
  private final String fix;
  private final boolean retryable;

  private EtlException(Builder builder) {
    super(message(builder), builder.cause);
    this.code = builder.code;
    this.location = builder.location;
    this.problem = builder.problem;
    this.fix = builder.fix;
    this.retryable = builder.retryable;
  }

  /** Starts an exception with a code and what is wrong, values included. */
  public static Builder of(ErrorCode code, String problem) {
    return new Builder(code, problem);
  }

  /** The stable code. */
  public ErrorCode code() {
    return code;
  }

  /** Where it happened. */
  public ErrorLocation location() {
    return location;
  }

  /** What is wrong, without code, place and fix. */
  public String problem() {
    return problem;
  }

  /**
   * Whether the same attempt may succeed later without a change to pipeline or data: as the code
   * says, unless it stands for other errors of which more is known, as {@link EtlError#RUN_0001}
   * does.
   */
  public boolean retryable() {
    return retryable;
  }

  /** What to do; empty if there is nothing to say. */
  public String fix() {
    return fix;
  }

  /**
   * The same error with pipeline and stage filled in where they are not known yet. Cause, stack
   * trace and suppressed exceptions are the same.
   */
  public EtlException within(@Nullable String pipeline, @Nullable String stage) {
    ErrorLocation filled = location.within(pipeline, stage);
    if (filled.equals(location)) {
      return this;
    }
    EtlException copy =
        of(code, problem).at(filled).fix(fix).retryable(retryable).cause(getCause()).build();
    copy.setStackTrace(getStackTrace());
    for (Throwable suppressed : getSuppressed()) {
      copy.addSuppressed(suppressed);
    }
    return copy;
  }

  private static String message(Builder builder) {
    StringBuilder text = new StringBuilder(builder.code.id());
    String where = builder.location.toString();
    if (!where.isEmpty()) {
      text.append(" (").append(where).append(')');
    }
    text.append(": ").append(builder.problem);
    if (!builder.fix.isEmpty()) {
      text.append("\n  -> ").append(builder.fix);
    }
    return text.toString();
  }

  /** Collects the parts of an {@link EtlException}. Not thread-safe. */
  public static final class Builder {
    private final ErrorCode code;
    private final String problem;
    private ErrorLocation location = ErrorLocation.NONE;
    private String fix = "";
    private boolean retryable;
    private @Nullable Throwable cause;

    private Builder(ErrorCode code, String problem) {
      this.code = Objects.requireNonNull(code, "code");
      this.problem = Objects.requireNonNull(problem, "problem");
      this.retryable = code.retryable();
    }

    /** Where it happened. */
    public Builder at(ErrorLocation newLocation) {
      this.location = newLocation;
      return this;
    }

    /** What to do. */
    public Builder fix(String newFix) {
      this.fix = newFix;
      return this;
    }

    /** Whether it may pass by itself; as the code says if nothing is said. */
    public Builder retryable(boolean newRetryable) {
      this.retryable = newRetryable;
      return this;
    }

    /** What caused it. */
    public Builder cause(@Nullable Throwable newCause) {
      this.cause = newCause;
      return this;
    }

    /** The exception. */
    public EtlException build() {
      return new EtlException(this);
    }
  }
}
