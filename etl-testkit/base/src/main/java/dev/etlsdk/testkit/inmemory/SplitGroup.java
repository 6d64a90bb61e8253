package dev.etlsdk.testkit.inmemory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Divides splits among readers. A split changes hands in two steps, as in a cooperative consumer
 * group: its reader gives it up at its own next poll, then another one takes it at its own. Guarded
 * by its source's lock.
 */
final class SplitGroup {

  private final List<Object> members = new ArrayList<>();
  private final Map<String, Object> owners = new HashMap<>();

  void join(Object member) {
    members.add(member);
  }

  void leave(Object member) {
    members.remove(member);
    owners.values().removeIf(owner -> owner == member);
  }

  /** The splits that a member ought to have: every n-th one. */
  List<String> target(Object member, List<String> splits) {
    int place = members.indexOf(member);
    List<String> target = new ArrayList<>();
    for (int i = 0; i < splits.size(); i++) {
      if (i % members.size() == place) {
        target.add(splits.get(i));
      }
    }
    return target;
  }

  boolean owns(Object member, String split) {
    return owners.get(split) == member;
  }

  boolean isFree(String split) {
    @Nullable Object owner = owners.get(split);
    return owner == null;
  }

  void take(Object member, String split) {
    owners.put(split, member);
  }

  void release(Object member, String split) {
    owners.remove(split, member);
  }

  void expelAll() {
    owners.clear();
  }
}
