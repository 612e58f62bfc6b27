package io.sluice.memory;

import io.sluice.spi.ETag;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectPart;
import io.sluice.spi.ObjectRef;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An object as it lies in a bucket. Never changed, only replaced, so a reader keeps what it opened.
 *
 * @param uploadId the upload that made it, so that a second Complete finds its work done
 * @param parts that it came in; none where it came in one piece
 */
record StoredObject(
    ObjectInfo info, Buffer bytes, Optional<String> uploadId, List<ObjectPart> parts) {

  StoredObject(ObjectInfo info, Buffer bytes) {
    this(info, bytes, Optional.empty(), List.of());
  }

  boolean has(ETag etag) {
    return info.etag().equals(etag);
  }

  /** The same object at another place. */
  StoredObject movedTo(ObjectRef target) {
    return new StoredObject(
        info(target, info.lastModified(), info.metadata()), bytes, Optional.empty(), parts);
  }

  /** A new object with the same bytes. */
  StoredObject copiedTo(ObjectRef target, ObjectMetadata metadata) {
    return new StoredObject(info(target, Instant.now(), metadata), bytes, Optional.empty(), parts);
  }

  /** What was put together earlier, at the moment when it becomes visible. */
  StoredObject publishedAt(ObjectRef ref, ObjectMetadata metadata) {
    return new StoredObject(info(ref, Instant.now(), metadata), bytes, uploadId, parts);
  }

  /** The same object with other metadata. */
  StoredObject describedBy(ObjectMetadata metadata) {
    return new StoredObject(
        info(info.ref(), info.lastModified(), metadata), bytes, uploadId, parts);
  }

  private ObjectInfo info(ObjectRef ref, Instant lastModified, ObjectMetadata metadata) {
    return new ObjectInfo(
        ref, info.size(), info.etag(), lastModified, metadata, info.checksums(), info.foreign());
  }
}
