package io.sluice.gateway.objects;

import io.sluice.spi.BucketName;

/** Somebody wanted to make a bucket that another has. No stack trace. */
public final class BucketOwnedByOther extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BucketOwnedByOther(BucketName bucket) {
    super("another has the bucket " + bucket, null, false, false);
  }
}
