package io.sluice.gateway.access;

import io.sluice.gateway.auth.Credentials;
import io.sluice.gateway.auth.Principal;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the operator's key, and those of users: enabled, of an enabled user, and named by that
 * user. Whatever stands in a document, the operator's key id is only ever the operator's.
 */
public final class StoredCredentials implements Credentials {
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9]{3,128}");
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
    return documents
        .keys()
        .read(accessKeyId)
        .compose(found ->
            found
                .filter(key -> key.enabled() && key.id().equals(accessKeyId))
                .map(this::ofUser)
                .orElse(NONE));
  }

  private Future<Optional<Credential>> ofUser(AccessKey key) {
    return documents
        .users()
        .read(key.user())
        .compose(found ->
            found
                .filter(user -> user.enabled() && user.accessKeys().contains(key.id()))
                .map(user -> withGroups(key, user))
                .orElse(NONE));
  }

  /** A group that was deleted gives nothing, although its members still name it. */
  private Future<Optional<Credential>> withGroups(AccessKey key, User user) {
    if (user.groups().isEmpty()) {
      return Future.succeededFuture(Optional.of(credential(key, user, Set.of())));
    }
    List<Future<Optional<Group>>> reading = new ArrayList<>(user.groups().size());
    user.groups().forEach(id -> reading.add(documents.groups().read(id)));
    return Future.all(reading).map(all -> Optional.of(credential(key, user, existing(reading))));
  }

  private static Set<String> existing(List<Future<Optional<Group>>> read) {
    Set<String> ids = new HashSet<>();
    read.forEach(group -> group.result().ifPresent(found -> ids.add(found.id())));
    return ids;
  }

  private static Credential credential(AccessKey key, User user, Set<String> groups) {
    Principal principal =
        new Principal(
            Principal.Kind.USER, user.id(), user.name(), key.id(), groups, user.createBuckets());
    return new Credential(principal, key.id(), key.secret());
  }
}
