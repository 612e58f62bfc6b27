package io.sluice.gateway.access;

import java.util.Set;

/**
 * A user to be made.
 *
 * @param groups ids of groups that exist
 */
public record NewUser(String name, boolean createBuckets, Set<String> groups) {

  public NewUser {
    groups = Set.copyOf(groups);
  }
}
