package io.sluice.gateway.auth;

import java.util.Set;

/**
 * Someone who acts.
 *
 * @param id stable and opaque, what grants and owners refer to
 * @param displayName for people to read
 * @param accessKeyId the key that was used; empty where none was
 * @param groups the ids of the groups that a user is in and that exist
 * @param createsBuckets whether a user may create buckets
 */
public record Principal(
    Kind kind,
    String id,
    String displayName,
    String accessKeyId,
    Set<String> groups,
    boolean createsBuckets) {

  /** What somebody is by themselves, before any grant is looked at. */
  public enum Kind {
    /** The operator's own key, which may do everything. */
    ROOT,
    /** Somebody whom the operator has let in. */
    USER,
    /** Whoever sends a request without any signature. */
    ANONYMOUS
  }

  /** The id of the operator, and of the owner of all buckets that nobody else owns. */
  public static final String ROOT_ID = "root";

  public static final Principal ANONYMOUS =
      new Principal(Kind.ANONYMOUS, "anonymous", "anonymous", "", Set.of(), false);

  public Principal {
    groups = Set.copyOf(groups);
  }

  public static Principal root(String accessKeyId) {
    return new Principal(Kind.ROOT, ROOT_ID, ROOT_ID, accessKeyId, Set.of(), true);
  }

  public boolean root() {
    return kind == Kind.ROOT;
  }

  public boolean anonymous() {
    return kind == Kind.ANONYMOUS;
  }
}
