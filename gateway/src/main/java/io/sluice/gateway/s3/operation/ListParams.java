package io.sluice.gateway.s3.operation;

import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.http.Percent;
import io.sluice.gateway.representation.EntityTags;
import io.sluice.gateway.s3.Query;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.sluice.spi.BucketName;
import io.sluice.spi.ListEntry.CommonPrefix;
import io.sluice.spi.ListEntry.Listed;
import io.sluice.spi.ListObjects;

/**
 * What all listings of a bucket understand, and how they write names.
 *
 * @param limit entries of a page, at most 1,000
 * @param encoded whether names are percent-encoded, which XML cannot do without for some
 */
record ListParams(String prefix, String delimiter, int limit, boolean encoded) {
  static final int PAGE_MAX = 1_000;

  static ListParams of(Query query, String limitName) {
    return new ListParams(
        query.text("prefix"),
        query.text("delimiter"),
        limit(query, limitName, PAGE_MAX),
        encoded(query));
  }

  /** A number that is 0 or more; more than there may be counts as the most. */
  static int limit(Query query, String name, int most) {
    String text = query.text(name);
    return text.isEmpty() ? most : (int) Math.min(number(name, text), most);
  }

  static long number(String name, String text) {
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || text.length() > 10 || Long.parseLong(text) > Integer.MAX_VALUE) {
      throw S3Failure.argument(name, text, name + " must be a number from 0 to 2147483647.");
    }
    return Long.parseLong(text);
  }

  private static boolean encoded(Query query) {
    String type = query.text("encoding-type");
    if (!type.isEmpty() && !type.equals("url")) {
      throw S3Failure.argument("encoding-type", type, "The encoding-type can only be url.");
    }
    return !type.isEmpty();
  }

  ListObjects after(BucketName bucket, String marker) {
    return new ListObjects(bucket, prefix, delimiter, marker, limit);
  }

  /** A name, encoded where the client asked for it. */
  String name(String text) {
    return encoded ? Percent.encode(text) : text;
  }

  void writeEncoding(XmlWriter xml) {
    if (encoded) {
      xml.element("EncodingType", "url");
    }
  }

  void write(Listed object, XmlWriter xml) {
    xml.element("Key", name(object.key().value()))
        .element("LastModified", HttpDates.isoMillis(object.lastModified()))
        .element("ETag", EntityTags.quoted(object.etag()))
        .element("Size", object.size());
  }

  void write(CommonPrefix prefixes, XmlWriter xml) {
    xml.open("CommonPrefixes").element("Prefix", name(prefixes.name())).close("CommonPrefixes");
  }
}
