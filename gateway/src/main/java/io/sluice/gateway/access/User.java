package io.sluice.gateway.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Somebody whom the operator has let in.
 *
 * @param id 32 hex digits, never given twice: what owned a bucket or held a grant cannot come back
 *     under somebody else
 * @param name unique among users at any time; never changes
 * @param enabled whether the user's keys are accepted
 * @param createBuckets whether the user may create buckets
 * @param groups ids; those of deleted groups mean nothing
 * @param accessKeys ids of the user's keys; a key that is not named here is none
 */
public record User(
    String id,
    String name,
    boolean enabled,
    boolean createBuckets,
    Set<String> groups,
    List<String> accessKeys,
    Instant created) {

  public User {
    groups = groups == null ? Set.of() : Set.copyOf(groups);
    accessKeys = accessKeys == null ? List.of() : List.copyOf(accessKeys);
  }

  User withGroups(Set<String> changed) {
    return new User(id, name, enabled, createBuckets, changed, accessKeys, created);
  }

  User withAccessKeys(List<String> changed) {
    return new User(id, name, enabled, createBuckets, groups, changed, created);
  }
}
