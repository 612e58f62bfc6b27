package io.sluice.gateway.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.gateway.auth.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The grants of a bucket, ready to be asked: a decision looks only at those that may be for the one
 * who asks.
 */
public final class GrantTable {
  public static final GrantTable EMPTY = new GrantTable(List.of());

  private final List<Grant> grants;
  private final Map<Grantee, List<Grant>> byGrantee = new HashMap<>();

  @JsonCreator
  public GrantTable(List<Grant> grants) {
    this.grants = List.copyOf(grants);
    for (Grant grant : this.grants) {
      byGrantee.computeIfAbsent(grant.grantee(), grantee -> new ArrayList<>()).add(grant);
    }
  }

  /** In the order in which they were given. */
  @JsonValue
  public List<Grant> all() {
    return grants;
  }

  /** Whether somebody has a right on a key, or on all keys under a prefix. */
  boolean allows(Principal who, Right right, String path) {
    if (given(Grantee.ANYONE, right, path)) {
      return true;
    }
    if (who.kind() != Principal.Kind.USER) {
      return false;
    }
    if (given(Grantee.user(who.id()), right, path)) {
      return true;
    }
    for (String group : who.groups()) {
      if (given(Grantee.group(group), right, path)) {
        return true;
      }
    }
    return false;
  }

  /** The prefixes below which somebody may read; one that is empty is the whole bucket. */
  List<String> readable(Principal who) {
    return grants.stream()
        .filter(grant -> isFor(grant.grantee(), who) && grant.gives(Right.READ, grant.prefix()))
        .map(Grant::prefix)
        .distinct()
        .toList();
  }

  private static boolean isFor(Grantee grantee, Principal who) {
    return switch (grantee.kind()) {
      case ANYONE -> true;
      case USER -> who.kind() == Principal.Kind.USER && grantee.id().equals(who.id());
      case GROUP -> who.kind() == Principal.Kind.USER && who.groups().contains(grantee.id());
    };
  }

  private boolean given(Grantee grantee, Right right, String path) {
    for (Grant grant : byGrantee.getOrDefault(grantee, List.of())) {
      if (grant.gives(right, path)) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is any grant at all for somebody. */
  boolean names(Principal who) {
    return byGrantee.containsKey(Grantee.ANYONE) || namesAsUser(who);
  }

  /** Whether a grant is meant for this user or a group of theirs, rather than for everybody. */
  boolean namesAsUser(Principal who) {
    return who.kind() == Principal.Kind.USER
        && (byGrantee.containsKey(Grantee.user(who.id()))
            || who.groups().stream().map(Grantee::group).anyMatch(byGrantee::containsKey));
  }

  /** With this grant in the place of the one for the same grantee and prefix. */
  public GrantTable with(Grant grant) {
    List<Grant> changed = new ArrayList<>(without(grant.grantee(), grant.prefix()).grants);
    changed.add(grant);
    return new GrantTable(changed);
  }

  public GrantTable without(Grantee grantee, String prefix) {
    return new GrantTable(grants.stream().filter(grant -> !grant.isFor(grantee, prefix)).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GrantTable table && grants.equals(table.grants);
  }

  @Override
  public int hashCode() {
    return grants.hashCode();
  }

  @Override
  public String toString() {
    return grants.toString();
  }
}
