package io.sluice.gateway.rest.operation;

import io.sluice.gateway.rest.RestRequest;
import io.sluice.gateway.rest.error.RestFailure;
import io.sluice.spi.BucketName;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.WriteCondition;

/**
 * Where an object is to go.
 *
 * @param bucket null for the one it is in
 * @param key of the new object
 * @param ifAbsent null or false where an object that is there is replaced
 */
record Destination(String bucket, String key, Boolean ifAbsent) {

  ObjectRef ref(RestRequest request) {
    if (key == null) {
      throw RestFailure.field("to.key", "The field to.key is missing.");
    }
    BucketName target = bucket == null ? request.bucket() : RestRequest.bucket("to.bucket", bucket);
    return new ObjectRef(target, RestRequest.key("to.key", key));
  }

  WriteCondition condition() {
    return Boolean.TRUE.equals(ifAbsent) ? WriteCondition.ifAbsent() : WriteCondition.always();
  }

  /** What is there, or a failure where nothing is. */
  static Destination required(Destination to) {
    if (to == null) {
      throw RestFailure.field("to", "The field to is missing.");
    }
    return to;
  }
}
