package io.sluice.gateway.access;

import io.sluice.gateway.auth.SecretAccessKey;
import java.time.Instant;

/**
 * A key pair of a user. In the store the secret is sealed.
 *
 * @param user the id of its user, who must name the key among theirs
 */
public record AccessKey(
    String id, String user, SecretAccessKey secret, boolean enabled, Instant created) {

  AccessKey withEnabled(boolean changed) {
    return new AccessKey(id, user, secret, changed, created);
  }
}
