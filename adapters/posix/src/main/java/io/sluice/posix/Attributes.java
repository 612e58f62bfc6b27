package io.sluice.posix;

import io.sluice.spi.Checksum;
import io.sluice.spi.ETag;
import io.sluice.spi.ObjectMetadata;
import java.util.List;

/**
 * What is kept with a file: everything of an object that the file itself does not say.
 *
 * @param uploadId the multipart upload that made it, in hex, or empty; tells a repeated completion
 *     from an unknown one
 */
record Attributes(
    ETag etag,
    ObjectMetadata metadata,
    List<Checksum> checksums,
    String uploadId,
    KeptParts parts) {

  Attributes {
    checksums = List.copyOf(checksums);
  }

  /** Of bytes that came in one piece. */
  Attributes(ETag etag, ObjectMetadata metadata, List<Checksum> checksums) {
    this(etag, metadata, checksums, "", KeptParts.NONE);
  }

  Attributes with(ObjectMetadata other) {
    return new Attributes(etag, other, checksums, uploadId, parts);
  }

  Attributes with(KeptParts other) {
    return new Attributes(etag, metadata, checksums, uploadId, other);
  }
}
