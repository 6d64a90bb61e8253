package dev.etlsdk.kafka.internal.settings;

import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;

/** What a broker says that we may do. */
public final class TopicRights {

  /** What to do where access is refused. */
  public static final String FIX =
      "let an administrator grant it: a source needs READ and DESCRIBE on its topics and READ on"
          + " its group, a sink WRITE, DESCRIBE and DESCRIBE_CONFIGS on its topic";

  private TopicRights() {}

  /**
   * Whether an operation is allowed; true if that isn't known.
   *
   * @param operations as a broker told them; null if it didn't
   */
  public static boolean allow(@Nullable Set<AclOperation> operations, AclOperation wanted) {
    return operations == null
        || operations.isEmpty()
        || operations.contains(wanted)
        || operations.contains(AclOperation.ALL);
  }
}
