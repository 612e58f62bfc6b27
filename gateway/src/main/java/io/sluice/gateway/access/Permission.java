package io.sluice.gateway.access;

import io.sluice.spi.BucketName;
import io.sluice.spi.ObjectRef;
import java.util.Optional;

/**
 * What is asked for: an action on everything, on a bucket, on an object, or on all keys under a
 * prefix.
 *
 * @param path the object's key, or the prefix; empty for the whole bucket
 */
public record Permission(Action action, Optional<BucketName> bucket, String path) {

  public static Permission to(Action action) {
    return new Permission(action, Optional.empty(), "");
  }

  public static Permission to(Action action, BucketName bucket) {
    return new Permission(action, Optional.of(bucket), "");
  }

  public static Permission to(Action action, ObjectRef object) {
    return new Permission(action, Optional.of(object.bucket()), object.key().value());
  }

  public static Permission under(Action action, BucketName bucket, String prefix) {
    return new Permission(action, Optional.of(bucket), prefix);
  }
}
