package io.sluice.gateway.s3.operation;

import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.representation.EntityTags;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/**
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html">CopyObject</a>
 * inside the store. The copy keeps the source's checksums, unless {@code x-amz-checksum-algorithm}
 * names another one.
 */
public final class CopyObject implements Operation {
  private static final String DIRECTIVE = "x-amz-metadata-directive";
  private static final String TAGGING_DIRECTIVE = "x-amz-tagging-directive";

  private final Objects objects;
  private final MetadataHeaders metadata;

  public CopyObject(Objects objects, MetadataHeaders metadata) {
    this.objects = objects;
    this.metadata = metadata;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    Optional<ChecksumAlgorithm> checksum = ChecksumHeaders.algorithm(request);
    ObjectRef source = CopySource.of(request);
    MetadataPatch patch = patch(request);
    boolean changes = patch.headers().isPresent() || checksum.isPresent();
    if (!changes && source.equals(request.ref())) {
      throw S3ErrorCode.INVALID_REQUEST.failure(
          "A copy of an object onto itself must replace its metadata or its checksum.");
    }
    return objects
        .copy(
            request.principal(),
            new io.sluice.spi.CopyObject(
                source,
                Conditions.copySource(request),
                request.ref(),
                patch,
                Conditions.write(request)),
            checksum)
        .map(CopyObject::reply);
  }

  /** What the copy has other than its source. */
  private MetadataPatch patch(S3Request request) {
    boolean tags = replaces(request, TAGGING_DIRECTIVE);
    Map<String, Optional<String>> annotations =
        tags ? Tagging.ofHeaders(request.headers()).patch().annotations() : Map.of();
    if (!replaces(request, DIRECTIVE)) {
      return new MetadataPatch(Optional.empty(), Optional.empty(), annotations);
    }
    ObjectMetadata other = metadata.of(request);
    return new MetadataPatch(Optional.of(other.headers()), Optional.of(other.user()), annotations);
  }

  private static boolean replaces(S3Request request, String name) {
    String directive = request.header(name).orElse("COPY");
    return switch (directive) {
      case "COPY" -> false;
      case "REPLACE" -> true;
      default -> throw S3Failure.argument(name, directive, "Unknown directive: " + name + ".");
    };
  }

  private static Reply reply(ObjectInfo object) {
    XmlWriter xml =
        XmlWriter.result("CopyObjectResult")
            .element("LastModified", HttpDates.isoMillis(object.lastModified()))
            .element("ETag", EntityTags.quoted(object.etag()));
    ChecksumHeaders.writeWithType(object.checksums(), xml);
    return Reply.document(xml.end());
  }
}
