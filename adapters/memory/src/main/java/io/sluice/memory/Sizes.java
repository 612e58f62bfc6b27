package io.sluice.memory;

import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.StorageFailure.Incomplete;
import io.sluice.spi.StorageFailure.LimitExceeded;
import io.sluice.spi.StoreLimits;
import io.vertx.core.buffer.Buffer;

/** What must be as large as was said, or not larger than is allowed. */
final class Sizes {

  private Sizes() {}

  static void require(long announced, Buffer bytes) {
    if (announced != bytes.length()) {
      throw new Incomplete(announced, bytes.length());
    }
  }

  static void require(ObjectMetadata metadata, StoreLimits limits) {
    if (metadata.bytes() > limits.metadataBytesMax()) {
      throw new LimitExceeded("metadataBytesMax", limits.metadataBytesMax());
    }
  }
}
