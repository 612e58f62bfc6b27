package io.sluice.gateway.s3.operation;

import io.sluice.gateway.ingest.Declared;
import io.sluice.gateway.objects.Documents;
import io.sluice.gateway.objects.Uploads;
import io.sluice.gateway.representation.EntityTags;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.xml.XmlNode;
import io.sluice.gateway.s3.xml.XmlReader;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ChecksumType;
import io.sluice.spi.CompleteUpload;
import io.sluice.spi.CompleteUpload.CompletedPart;
import io.sluice.spi.ETag;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.StorageFailure;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html">CompleteMultipartUpload</a>.
 * The head of the answer waits for the end, so that an error has its own status; AWS may send 200
 * first and an error after it.
 */
public final class CompleteMultipartUpload implements Operation {
  private static final String OBJECT_SIZE = "x-amz-mp-object-size";

  private final Uploads uploads;
  private final Documents documents;

  public CompleteMultipartUpload(Uploads uploads, Documents documents) {
    this.uploads = uploads;
    this.documents = documents;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    return documents
        .read(request.body(Declared.ofHeaders(ofBody(request.headers()))))
        .map(document -> XmlReader.read(document, "CompleteMultipartUpload"))
        .compose(document -> uploads.complete(request.principal(), complete(request, document)))
        .recover(CompleteMultipartUpload::ofSize)
        .map(object -> reply(request, object));
  }

  /** A size that is not the announced one is no fault of the body here, which is a document. */
  private static Future<ObjectInfo> ofSize(Throwable failure) {
    return Future.failedFuture(
        failure instanceof StorageFailure.Incomplete
            ? S3ErrorCode.INVALID_REQUEST.failure(
                "The provided '" + OBJECT_SIZE + "' header does not match what was computed.")
            : failure);
  }

  /** The checksum headers tell of the object here, not of the body. */
  private static MultiMap ofBody(MultiMap headers) {
    MultiMap kept = MultiMap.caseInsensitiveMultiMap().addAll(headers);
    for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
      kept.remove(ChecksumHeaders.header(algorithm));
    }
    return kept;
  }

  private static CompleteUpload complete(S3Request request, XmlNode document) {
    return new CompleteUpload(
        PartParams.upload(request),
        parts(document),
        size(request),
        checksum(request),
        type(request),
        Conditions.write(request),
        Map.of(),
        Optional.empty());
  }

  static List<CompletedPart> parts(XmlNode document) {
    List<CompletedPart> parts = new ArrayList<>();
    int before = 0;
    for (XmlNode node : document.all("Part")) {
      CompletedPart part = part(node);
      if (part.number() <= before) {
        throw S3ErrorCode.INVALID_PART_ORDER.failure();
      }
      before = part.number();
      parts.add(part);
    }
    if (parts.isEmpty() || parts.size() > PartParams.NUMBER_MAX) {
      throw S3ErrorCode.MALFORMED_XML.failure("The document must name 1 to 10000 parts.");
    }
    return parts;
  }

  private static CompletedPart part(XmlNode node) {
    String number = node.child("PartNumber").orElse("").strip();
    String etag = EntityTags.unquoted(node.child("ETag").orElse(""));
    if (number.isEmpty() || etag.isEmpty()) {
      throw S3ErrorCode.MALFORMED_XML.failure("A Part lacks its PartNumber or its ETag.");
    }
    if (etag.indexOf('"') >= 0) {
      throw S3ErrorCode.INVALID_PART.failure().with("PartNumber", number).with("ETag", etag);
    }
    return new CompletedPart(PartParams.number(number), new ETag(etag), ChecksumHeaders.of(node));
  }

  private static OptionalLong size(S3Request request) {
    Optional<String> text = request.header(OBJECT_SIZE);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    boolean digits = text.get().chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || text.get().isEmpty() || text.get().length() > 18) {
      throw S3ErrorCode.INVALID_REQUEST.failure(OBJECT_SIZE + " must be a number of bytes.");
    }
    return OptionalLong.of(Long.parseLong(text.get()));
  }

  private static Optional<Checksum> checksum(S3Request request) {
    Optional<ChecksumType> type = type(request);
    for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
      String name = ChecksumHeaders.header(algorithm);
      Optional<String> value = request.header(name);
      if (value.isPresent()) {
        Checksum parsed = ChecksumHeaders.parse(algorithm, value.get(), name);
        return Optional.of(new Checksum(algorithm, type.orElse(parsed.type()), parsed.value()));
      }
    }
    return Optional.empty();
  }

  private static Optional<ChecksumType> type(S3Request request) {
    return request.header(ChecksumHeaders.TYPE).map(ChecksumHeaders::type);
  }

  private static Reply reply(S3Request request, ObjectInfo object) {
    XmlWriter xml =
        XmlWriter.result("CompleteMultipartUploadResult")
            .element("Location", request.origin() + request.rawPath())
            .element("Bucket", object.ref().bucket().value())
            .element("Key", object.ref().key().value())
            .element("ETag", EntityTags.quoted(object.etag()));
    ChecksumHeaders.writeWithType(object.checksums(), xml);
    return Reply.document(xml.end());
  }
}
