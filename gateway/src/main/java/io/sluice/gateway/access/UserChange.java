package io.sluice.gateway.access;

import java.util.Optional;
import java.util.Set;

/**
 * What is to be different with a user; what is empty stays.
 *
 * @param groups all groups that the user is in from now on, by id
 */
public record UserChange(
    Optional<Boolean> enabled, Optional<Boolean> createBuckets, Optional<Set<String>> groups) {

  User applyTo(User user) {
    return new User(
        user.id(),
        user.name(),
        enabled.orElse(user.enabled()),
        createBuckets.orElse(user.createBuckets()),
        groups.orElse(user.groups()),
        user.accessKeys(),
        user.created());
  }
}
