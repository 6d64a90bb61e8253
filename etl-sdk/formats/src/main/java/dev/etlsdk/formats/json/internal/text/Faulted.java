package dev.etlsdk.formats.json.internal.text;

/** Leaves the general path after a reason was noted in {@link Fault}. Without a stack trace. */
public final class Faulted extends Exception {

  @SuppressWarnings("StaticAssignmentOfThrowable") // it carries nothing
  public static final Faulted FAULTED = new Faulted();

  private static final long serialVersionUID = 1L;

  private Faulted() {
    super("see Fault", null, false, false);
  }

  /** For a reason that is being noted in the argument. */
  public static Faulted of(int noted) {
    assert noted == Fault.FAILED;
    return FAULTED;
  }
}
