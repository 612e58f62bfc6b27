package io.sluice.gateway.s3.operation;

import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.objects.Tags;
import io.sluice.gateway.objects.VerdictHeaders;
import io.sluice.gateway.representation.EntityTags;
import io.sluice.gateway.representation.HeaderText;
import io.sluice.gateway.representation.MetaText;
import io.sluice.gateway.s3.Fields;
import io.sluice.gateway.s3.Query;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.spi.ByteRange;
import io.sluice.spi.Checksum;
import io.sluice.spi.ObjectInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The head of an answer that shows an object. */
final class ObjectFields {
  private static final String OVERRIDE = "response-";
  private static final String[] OVERRIDES = {
    "content-type",
    "content-language",
    "expires",
    "cache-control",
    "content-disposition",
    "content-encoding"
  };

  private ObjectFields() {}

  static Fields of(S3Request request, ObjectInfo object, ByteRange.Resolved range) {
    boolean whole = range.length() == object.size();
    return of(request, object, range, whole ? object.checksums() : List.of());
  }

  /** With checksums of the very bytes that are shown. */
  static Fields of(
      S3Request request, ObjectInfo object, ByteRange.Resolved range, List<Checksum> checksums) {
    Fields fields = new Fields();
    fields
        .add("Last-Modified", HttpDates.format(object.lastModified()))
        .add("ETag", EntityTags.quoted(object.etag()))
        .add("Accept-Ranges", "bytes")
        .add("Content-Length", Long.toString(range.length()));
    Map<String, String> headers = object.metadata().headers();
    if (!headers.containsKey("content-type")) {
      fields.add("content-type", MetadataHeaders.DEFAULT_TYPE);
    }
    headers.forEach(fields::add);
    object.metadata().user().forEach((name, value) -> user(fields, name, MetaText.encode(value)));
    VerdictHeaders.of(object, fields::add);
    int tags = Tags.of(object.metadata()).size();
    if (tags > 0) {
      fields.add("x-amz-tagging-count", Integer.toString(tags));
    }
    overrides(request.query(), fields);
    if (wantsChecksums(request)) {
      ChecksumHeaders.write(checksums, fields);
    }
    return fields;
  }

  private static void user(Fields fields, String name, String value) {
    fields.add(MetadataHeaders.USER_PREFIX + name, value);
  }

  private static boolean wantsChecksums(S3Request request) {
    Optional<String> mode = request.header("x-amz-checksum-mode");
    return mode.isPresent() && mode.get().equalsIgnoreCase("ENABLED");
  }

  /**
   * Judges {@code response-content-type} and its like before anything is opened. Who signs nothing
   * may not use them: else anybody could make a link by which this place shows what it never said.
   */
  static void checkOverrides(S3Request request) {
    for (String name : OVERRIDES) {
      String value = request.query().text(OVERRIDE + name);
      if (!value.isEmpty() && request.principal().anonymous()) {
        throw S3ErrorCode.INVALID_REQUEST.failure(
            "Request specific response headers cannot be used for anonymous GET requests.");
      }
      if (!HeaderText.isValue(value)) {
        throw S3Failure.argument(OVERRIDE + name, value, "The value cannot stand in a header.");
      }
    }
  }

  /** The client says how this one answer looks. */
  private static void overrides(Query query, Fields fields) {
    for (String name : OVERRIDES) {
      String value = query.text(OVERRIDE + name);
      if (!value.isEmpty()) {
        fields.add(name, value);
      }
    }
  }
}
