package io.sluice.gateway.objects;

import io.sluice.spi.BucketName;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectRef;
import java.util.Optional;

/** What is asked for: an action on everything, on a bucket, or on an object. */
public record Permission(Action action, Optional<BucketName> bucket, Optional<ObjectKey> key) {

  public static Permission to(Action action) {
    return new Permission(action, Optional.empty(), Optional.empty());
  }

  public static Permission to(Action action, BucketName bucket) {
    return new Permission(action, Optional.of(bucket), Optional.empty());
  }

  public static Permission to(Action action, ObjectRef object) {
    return new Permission(action, Optional.of(object.bucket()), Optional.of(object.key()));
  }
}
