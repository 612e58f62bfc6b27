package io.sluice.gateway.s3.operation;

import io.sluice.gateway.ingest.Body;
import io.sluice.gateway.ingest.Declared;
import io.sluice.gateway.representation.EntityTags;
import io.sluice.gateway.s3.Fields;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ETag;
import java.util.List;

/** What PutObject and UploadPart have in common. */
final class Uploading {
  private static final String SDK_ALGORITHM = "x-amz-sdk-checksum-algorithm";

  private Uploading() {}

  /** The body, of which at least the length must be known before it comes. */
  static Body body(S3Request request) {
    Body body = request.body();
    Declared declared = body.declared();
    if (declared.contentLength().isEmpty() && declared.decodedLength().isEmpty()) {
      throw S3ErrorCode.MISSING_CONTENT_LENGTH.failure();
    }
    request.header(SDK_ALGORITHM).ifPresent(name -> checkAnnounced(name, declared));
    return body;
  }

  /**
   * A client that names an algorithm must send a checksum of it, in a header or behind the body.
   */
  private static void checkAnnounced(String name, Declared declared) {
    ChecksumAlgorithm algorithm = ChecksumHeaders.algorithm(SDK_ALGORITHM, name);
    if (!declared.algorithms().contains(algorithm)) {
      throw S3ErrorCode.INVALID_REQUEST.failure(
          SDK_ALGORITHM + " names " + name + ", but no such checksum comes with the request.");
    }
  }

  static Fields fields(ETag etag, List<Checksum> checksums) {
    Fields fields = new Fields().add("ETag", EntityTags.quoted(etag));
    ChecksumHeaders.write(checksums, fields);
    return fields;
  }
}
