package io.sluice.gateway.access;

import io.sluice.spi.ObjectKey;
import java.util.EnumSet;
import java.util.Set;

/**
 * Rights on the keys under a prefix.
 *
 * @param prefix empty for the whole bucket; else it ends with {@code /}, so that {@code anna/}
 *     covers nothing of {@code annabel/}
 * @param rights at least one; for {@link Grantee#ANYONE} only {@link Right#READ}
 */
public record Grant(Grantee grantee, String prefix, Set<Right> rights) {

  public Grant {
    if (!prefix.isEmpty() && (!prefix.endsWith("/") || !ObjectKey.isValid(prefix))) {
      throw new InvalidInput("prefix", "is empty, or the beginning of a key that ends with /");
    }
    if (rights.isEmpty()) {
      throw new InvalidInput("rights", "must be one or more of read, write and manage");
    }
    if (grantee.equals(Grantee.ANYONE) && !rights.equals(Set.of(Right.READ))) {
      throw new InvalidInput("rights", "of anyone can only be read");
    }
    rights = Set.copyOf(rights);
  }

  /** Whether the grant gives this right on a key, or on all keys under a prefix. */
  boolean gives(Right right, String path) {
    return path.startsWith(prefix) && (rights.contains(right) || rights.contains(Right.MANAGE));
  }

  /** Grants are told apart by whom they are for and where: one each. */
  boolean isFor(Grantee whom, String where) {
    return grantee.equals(whom) && prefix.equals(where);
  }

  /** In the order of the table, for people to read. */
  public Set<Right> orderedRights() {
    return EnumSet.copyOf(rights);
  }
}
