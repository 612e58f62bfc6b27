package io.sluice.gateway.access;

import io.sluice.gateway.auth.KeyPairs;
import io.sluice.gateway.auth.SecretAccessKey;
import io.sluice.gateway.control.Folder;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an administrator can do with the access keys of users, and users with their own. Fails with
 * {@link AccessDenied}, {@link InvalidInput}, {@link NoSuch}, or as the control store does.
 */
public final class Keys {
  private static final String PREFIX = "SU";

  private final Administration administration;
  private final Folder<User> users;
  private final Folder<AccessKey> keys;
  private final AccessLimits limits;

  public Keys(Administration administration, AccessDocuments documents, AccessLimits limits) {
    this.administration = administration;
    this.users = documents.users();
    this.keys = documents.keys();
    this.limits = limits;
  }

  public Future<NewKey> create(Caller who, String userId) {
    return administration.changeOwn(
        who, userId, "CreateAccessKey", "user/" + userId, () -> create(userId), NewKey::toString);
  }

  /** A key counts from the moment when its user names it, which is the last step. */
  private Future<NewKey> create(String userId) {
    String secret = KeyPairs.newSecret();
    AccessKey key =
        new AccessKey(
            KeyPairs.newAccessKeyId(PREFIX),
            userId,
            SecretAccessKey.of(secret),
            true,
            Instant.now());
    return keys.create(key.id(), key)
        .compose(written -> users.update(userId, found -> naming(userId, found, key)))
        .recover(failure -> keys.delete(key.id()).transform(gone -> Future.failedFuture(failure)))
        .map(new NewKey(key, secret));
  }

  private User naming(String userId, Optional<User> found, AccessKey key) {
    User user = Users.existing(userId, found);
    List<String> named = new ArrayList<>(user.accessKeys());
    named.add(key.id());
    AccessLimits.require("keys of a user", named.size(), limits.keysPerUser());
    return user.withAccessKeys(named);
  }

  /** All keys of a user. */
  public Future<List<AccessKey>> list(Caller who, String userId) {
    return administration.lookAtOwn(
        who,
        userId,
        () ->
            users
                .read(userId)
                .map(found -> Users.existing(userId, found).accessKeys())
                .compose(this::read));
  }

  private Future<List<AccessKey>> read(List<String> ids) {
    List<Future<Optional<AccessKey>>> reading = ids.stream().map(keys::read).toList();
    return Future.all(reading)
        .map(all -> reading.stream().flatMap(one -> one.result().stream()).toList());
  }

  /**
   * A disabled key is refused like one that does not exist. Users may disable keys of their own;
   * what was disabled is enabled again by an administrator only.
   */
  public Future<AccessKey> enable(Caller who, String id, boolean enabled) {
    Supplier<Future<AccessKey>> change =
        () -> keys.update(id, found -> existing(id, found).withEnabled(enabled));
    return enabled
        ? administration.change(who, "EnableAccessKey", "key/" + id, change, key -> key)
        : changeOwn(who, id, "DisableAccessKey", change);
  }

  public Future<Void> delete(Caller who, String id) {
    return changeOwn(who, id, "DeleteAccessKey", () -> delete(id)).mapEmpty();
  }

  /** A key that is not there is nobody's own: so others are not told whether it is. */
  private Future<AccessKey> changeOwn(
      Caller who, String id, String operation, Supplier<Future<AccessKey>> change) {
    return keys.read(id)
        .map(found -> found.map(AccessKey::user).orElse(""))
        .compose(user ->
            administration.changeOwn(who, user, operation, "key/" + id, change, key -> key));
  }

  /** It ends when its user no longer names it, which is the first step. */
  private Future<AccessKey> delete(String id) {
    return keys.read(id)
        .map(found -> existing(id, found))
        .compose(key ->
            users
                .update(key.user(), found -> forgetting(key, found))
                .map(key)
                .recover(failure ->
                    failure instanceof NoSuch
                        ? Future.succeededFuture(key)
                        : Future.failedFuture(failure)))
        .compose(key -> keys.delete(id).map(key));
  }

  private static User forgetting(AccessKey key, Optional<User> found) {
    User user = Users.existing(key.user(), found);
    return user.withAccessKeys(
        user.accessKeys().stream().filter(id -> !id.equals(key.id())).toList());
  }

  private static AccessKey existing(String id, Optional<AccessKey> found) {
    return found.orElseThrow(() -> new NoSuch("access key", id));
  }
}
