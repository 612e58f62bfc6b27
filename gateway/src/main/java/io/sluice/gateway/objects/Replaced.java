package io.sluice.gateway.objects;

import io.sluice.spi.BucketName;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Where an object is kept that was replaced by one of which nothing is said yet. Each such write
 * has a place of its own, and what it wrote names it: so several of them on one key lead back, one
 * by one, to the last that was judged.
 */
public final class Replaced {
  /** What a pending object says of the one that it replaced: the key of its place. */
  public static final String ANNOTATION = "replaced";

  public static final BucketName BUCKET = BucketName.system("replaced");

  private Replaced() {}

  /** A place for what a write is about to replace. */
  static ObjectRef placeFor(ObjectRef ref) {
    return at(prefix(ref) + UUID.randomUUID());
  }

  /** What all places of a key begin with. */
  public static String prefix(ObjectRef ref) {
    return ref.bucket() + "/" + hash(ref.key().value()) + "/";
  }

  /** The prefix that a place has. */
  public static String prefixOf(ObjectRef place) {
    String key = place.key().value();
    return key.substring(0, key.lastIndexOf('/') + 1);
  }

  /** The bucket of the key that a prefix is for. */
  public static String bucketOf(String prefix) {
    return prefix.substring(0, prefix.indexOf('/'));
  }

  /** What an object says that it replaced. */
  public static Optional<ObjectRef> by(ObjectInfo object) {
    return Optional.ofNullable(object.metadata().annotations().get(ANNOTATION)).map(Replaced::at);
  }

  private static ObjectRef at(String key) {
    return new ObjectRef(BUCKET, new ObjectKey(key));
  }

  private static String hash(String key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
