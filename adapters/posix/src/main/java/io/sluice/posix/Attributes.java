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
record Attributes(ETag etag, ObjectMetadata metadata, List<Checksum> checksums, String uploadId) {

  Attributes {
    checksums = List.copyOf(checksums);
  }

  Attributes with(ObjectMetadata other) {
    return new Attributes(etag, other, checksums, uploadId);
  }
}
