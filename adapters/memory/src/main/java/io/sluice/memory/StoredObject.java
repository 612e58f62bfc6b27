package io.sluice.memory;

import io.sluice.spi.ETag;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;

/**
 * An object as it lies in a bucket. Never changed, only replaced, so a reader keeps what it opened.
 *
 * @param uploadId the upload that made it, so that a second Complete finds its work done
 */
record StoredObject(ObjectInfo info, Buffer bytes, Optional<String> uploadId) {

  StoredObject(ObjectInfo info, Buffer bytes) {
    this(info, bytes, Optional.empty());
  }

  boolean has(ETag etag) {
    return info.etag().equals(etag);
  }

  /** The same object at another place. */
  StoredObject movedTo(ObjectRef target) {
    return new StoredObject(info(target, info.lastModified(), info.metadata()), bytes);
  }

  /** A new object with the same bytes. */
  StoredObject copiedTo(ObjectRef target, ObjectMetadata metadata) {
    return new StoredObject(info(target, Instant.now(), metadata), bytes);
  }

  /** The same object with other metadata. */
  StoredObject describedBy(ObjectMetadata metadata) {
    return new StoredObject(info(info.ref(), info.lastModified(), metadata), bytes, uploadId);
  }

  private ObjectInfo info(ObjectRef ref, Instant lastModified, ObjectMetadata metadata) {
    return new ObjectInfo(
        ref, info.size(), info.etag(), lastModified, metadata, info.checksums(), info.foreign());
  }
}
