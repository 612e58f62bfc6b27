package io.sluice.gateway.rest.operation;

import io.sluice.gateway.http.HttpDates;
import io.sluice.spi.BucketInfo;

/** A bucket as it is shown. */
record BucketDocument(String name, String created) {

  static BucketDocument of(BucketInfo bucket) {
    return new BucketDocument(bucket.name().value(), HttpDates.isoMillis(bucket.created()));
  }
}
