package io.sluice.gateway.outbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.sluice.spi.ObjectRef;
import java.util.Objects;

/**
 * A mark as documents keep it.
 *
 * @param who the user whose turn it is to be looked at
 * @param at when it was made, in milliseconds since 1970
 */
record Entry(String bucket, String key, String who, long at) {

  Entry {
    Objects.requireNonNull(who);
    ObjectRef.of(bucket, key);
  }

  static Entry of(String who, ObjectRef ref, long at) {
    return new Entry(ref.bucket().value(), ref.key().value(), who, at);
  }

  @JsonIgnore
  ObjectRef ref() {
    return ObjectRef.of(bucket, key);
  }
}
