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

  /** What to do where topics may not be made. */
  public static final String CREATE_FIX =
      "let an administrator grant CREATE on the topic or on the cluster, or make the topic and leave"
          + " createTopic out";

  /** What to do where something of the whole cluster is refused. */
  public static final String CLUSTER_FIX =
      "let an administrator grant it: brokers before 3.0 want IDEMPOTENT_WRITE on the cluster of"
          + " whoever writes, and CREATE on the cluster is one way to make topics";

  private TopicRights() {}

  /** What to do where transactions may not be written. */
  public static String transactionsFix(String pipeline) {
    return "let an administrator grant WRITE on the transactional ids that begin with '"
        + ClientNames.transactions(pipeline)
        + "', or don't ask for exactly once";
  }

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
