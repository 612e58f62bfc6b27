package io.sluice.gateway.access;

import io.sluice.gateway.control.CacheLimits;
import io.sluice.gateway.control.Codec;
import io.sluice.gateway.control.Folder;
import io.sluice.gateway.control.JsonCodec;
import io.sluice.spi.ControlStore;
import io.vertx.core.Vertx;

/**
 * All that is kept of who may do what.
 *
 * @param userNames who has the name of a user
 * @param groupNames which group has a name
 */
public record AccessDocuments(
    Folder<User> users,
    Folder<NameClaim> userNames,
    Folder<Group> groups,
    Folder<NameClaim> groupNames,
    Folder<AccessKey> keys,
    Folder<BucketSettings> buckets) {

  /** What is kept in memory is shared out evenly among these. */
  private static final int FOLDERS = 6;

  /** Opens them in a store; {@code limits} are those of all folders together. */
  public static AccessDocuments in(
      ControlStore store, Vertx vertx, Vault vault, CacheLimits limits) {
    Opening open =
        new Opening(vertx, store, new CacheLimits(limits.freshness(), limits.bytes() / FOLDERS));
    return new AccessDocuments(
        open.folder("users", new JsonCodec<>(User.class)),
        open.folder("user-names", new JsonCodec<>(NameClaim.class)),
        open.folder("groups", new JsonCodec<>(Group.class)),
        open.folder("group-names", new JsonCodec<>(NameClaim.class)),
        open.folder("keys", new KeyCodec(vault)),
        open.folder("buckets", new JsonCodec<>(BucketSettings.class)));
  }

  private record Opening(Vertx vertx, ControlStore store, CacheLimits limits) {
    <T> Folder<T> folder(String name, Codec<T> codec) {
      return new Folder<>(vertx, store, name, codec, limits);
    }
  }
}
