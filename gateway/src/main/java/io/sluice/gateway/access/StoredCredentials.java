package io.sluice.gateway.access;

import io.sluice.gateway.auth.Credentials;
import io.sluice.gateway.auth.Principal;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds the operator's key, and those of users: enabled, of an enabled user, and named by that
 * user. Whatever stands in a document, the operator's key id is only ever the operator's.
 */
public final class StoredCredentials implements Credentials {
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9]{3,128}");
  private static final Future<Void> DONE = Future.succeededFuture();
  private static final Future<Optional<Credential>> NONE = Future.succeededFuture(Optional.empty());

  private final String rootId;
  private final Future<Optional<Credential>> root;
  private final AccessDocuments documents;

  public StoredCredentials(Credential root, AccessDocuments documents) {
    this.rootId = root.accessKeyId();
    this.root = Future.succeededFuture(Optional.of(root));
    this.documents = documents;
  }

  @Override
  public Future<Optional<Credential>> find(String accessKeyId) {
    if (accessKeyId.equals(rootId)) {
      return root;
    }
    if (!KEY_ID.matcher(accessKeyId).matches()) {
      return NONE;
    }
    return then(documents.keys().read(accessKeyId), found -> enabled(accessKeyId, found));
  }

  private Future<Optional<Credential>> enabled(String accessKeyId, Optional<AccessKey> found) {
    return found
        .filter(key -> key.enabled() && key.id().equals(accessKeyId))
        .map(key -> then(documents.users().read(key.user()), user -> ofUser(key, user)))
        .orElse(NONE);
  }

  private Future<Optional<Credential>> ofUser(AccessKey key, Optional<User> found) {
    return found
        .filter(user -> user.enabled() && user.accessKeys().contains(key.id()))
        .map(user -> withGroups(key, user))
        .orElse(NONE);
  }

  /** A group that was deleted gives nothing, although its members still name it. */
  private Future<Optional<Credential>> withGroups(AccessKey key, User user) {
    List<Future<Optional<Group>>> reading = new ArrayList<>(user.groups().size());
    user.groups().forEach(id -> reading.add(documents.groups().read(id)));
    Future<?> all = reading.stream().allMatch(Future::succeeded) ? DONE : Future.all(reading);
    return then(all, read -> Future.succeededFuture(credential(key, user, existing(reading))));
  }

  /** The next step, at once where the one before is in memory: as with nearly each request. */
  private static <A, B> Future<B> then(Future<A> read, Function<A, Future<B>> next) {
    return read.succeeded() ? next.apply(read.result()) : read.compose(next);
  }

  private static Set<String> existing(List<Future<Optional<Group>>> read) {
    Set<String> ids = new HashSet<>();
    read.forEach(group -> group.result().ifPresent(found -> ids.add(found.id())));
    return ids;
  }

  private static Optional<Credential> credential(AccessKey key, User user, Set<String> groups) {
    Principal principal =
        new Principal(
            Principal.Kind.USER, user.id(), user.name(), key.id(), groups, user.createBuckets());
    return Optional.of(new Credential(principal, key.id(), key.secret()));
  }
}
