package io.sluice.gateway.s3.operation;

import io.sluice.gateway.http.QueryParts;
import io.sluice.gateway.objects.Tags;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.gateway.s3.xml.XmlNode;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tags as documents and headers say them. */
final class Tagging {
  static final String HEADER = "x-amz-tagging";
  static final String ROOT = "Tagging";

  private Tagging() {}

  /** Those of a request that writes an object; none where it says nothing of them. */
  static Tags ofHeaders(MultiMap headers) {
    return Optional.ofNullable(headers.get(HEADER)).map(Tagging::ofHeader).orElse(Tags.NONE);
  }

  static Tags ofHeader(String header) {
    Map<String, String> tags = new TreeMap<>();
    try {
      QueryParts.forEach(
          header,
          (key, value) -> {
            if (tags.put(key, value) != null) {
              throw new IllegalArgumentException("twice: " + key);
            }
          });
    } catch (IllegalArgumentException e) {
      throw S3Failure.argument(
          HEADER, header, HEADER + " must be a query of UTF-8, URL-encoded, with no key twice.");
    }
    tags.forEach(Tagging::check);
    return limited(tags, Tags.PER_OBJECT_MAX, "Object tags cannot be greater than ");
  }

  /** Those of an object's document. */
  static Tags ofObject(XmlNode document) {
    return limited(read(document), Tags.PER_OBJECT_MAX, "Object tags cannot be greater than ");
  }

  /** Those of a bucket's document. */
  static Tags ofBucket(XmlNode document) {
    return ofBucket(read(document));
  }

  /** Those in the document that makes a bucket; none where it says nothing of them. */
  static Tags ofNewBucket(XmlNode document) {
    return document.all("Tags").stream()
        .findFirst()
        .map(set -> ofBucket(readSet(set)))
        .orElse(Tags.NONE);
  }

  private static Tags ofBucket(Map<String, String> tags) {
    return limited(tags, Tags.PER_BUCKET_MAX, "Bucket tag count cannot be greater than ");
  }

  private static Map<String, String> read(XmlNode document) {
    return document.all("TagSet").stream()
        .findFirst()
        .map(Tagging::readSet)
        .orElseThrow(Tagging::malformed);
  }

  private static Map<String, String> readSet(XmlNode set) {
    Map<String, String> tags = new TreeMap<>();
    for (XmlNode tag : set.all("Tag")) {
      String key = tag.child("Key").orElseThrow(Tagging::malformed);
      String value = tag.child("Value").orElseThrow(Tagging::malformed);
      check(key, value);
      if (tags.put(key, value) != null) {
        throw invalid("Cannot provide multiple tags with the same key.", key);
      }
    }
    return tags;
  }

  private static void check(String key, String value) {
    if (!Tags.isKey(key)) {
      throw invalid("The TagKey you have provided is invalid.", key);
    }
    if (!Tags.isValue(value)) {
      throw S3ErrorCode.INVALID_TAG
          .failure("The TagValue you have provided is invalid.")
          .with("TagValue", value);
    }
  }

  private static Tags limited(Map<String, String> tags, int max, String complaint) {
    if (tags.size() > max) {
      throw S3ErrorCode.BAD_REQUEST.failure(complaint + max + ".");
    }
    return new Tags(tags);
  }

  private static S3Failure malformed() {
    return S3ErrorCode.MALFORMED_XML.failure();
  }

  private static S3Failure invalid(String message, String key) {
    return S3ErrorCode.INVALID_TAG.failure(message).with("TagKey", key);
  }

  static Buffer document(Tags tags) {
    XmlWriter xml = XmlWriter.result(ROOT).open("TagSet");
    tags.values()
        .forEach((key, value) ->
            xml.open("Tag").element("Key", key).element("Value", value).close("Tag"));
    return xml.close("TagSet").end();
  }
}
