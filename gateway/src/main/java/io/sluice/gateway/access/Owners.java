package io.sluice.gateway.access;

import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.control.Folder;
import io.sluice.spi.BucketName;
import io.vertx.core.Future;

/** Tells whose a bucket is, and the names of people. */
public final class Owners {
  private static final Future<Owner> ROOT =
      Future.succeededFuture(new Owner(Principal.ROOT_ID, Principal.ROOT_ID));

  private final BucketSettingsStore settings;
  private final Folder<User> users;

  public Owners(BucketSettingsStore settings, AccessDocuments documents) {
    this.settings = settings;
    this.users = documents.users();
  }

  public Future<Owner> of(BucketName bucket) {
    return settings.read(bucket).compose(found -> named(found.owner()));
  }

  /** What people call the user of an id; the id itself where there is no such user any more. */
  public Future<String> name(String id) {
    return named(id).map(Owner::displayName);
  }

  /** Somebody by their id. */
  public Future<Owner> named(String id) {
    return id.equals(Principal.ROOT_ID)
        ? ROOT
        : users.read(id).map(found -> new Owner(id, found.map(User::name).orElse(id)));
  }
}
