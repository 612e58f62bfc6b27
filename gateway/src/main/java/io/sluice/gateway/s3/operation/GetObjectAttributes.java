package io.sluice.gateway.s3.operation;

import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.s3.Fields;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.sluice.spi.ListObjectParts;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectPart;
import io.sluice.spi.ObjectPartPage;
import io.sluice.spi.ReadConditions;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html">GetObjectAttributes</a>.
 * Parts are listed also where they have no checksums, which AWS leaves out then.
 */
public final class GetObjectAttributes implements Operation {
  private static final String WANTED = "x-amz-object-attributes";
  private static final String LIMIT = "x-amz-max-parts";
  private static final String MARKER = "x-amz-part-number-marker";
  private static final Set<String> KNOWN =
      Set.of("ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize");

  private final Objects objects;

  public GetObjectAttributes(Objects objects) {
    this.objects = objects;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    Versions.check(request);
    Set<String> wanted = wanted(request);
    int limit = (int) Math.min(number(request, LIMIT, ListParams.PAGE_MAX), ListParams.PAGE_MAX);
    int marker = (int) number(request, MARKER, 0);
    ListObjectParts parts =
        new ListObjectParts(
            request.ref(), ReadConditions.NONE, marker, wanted.contains("ObjectParts") ? limit : 0);
    return objects.parts(request.principal(), parts).map(page -> reply(wanted, parts, limit, page));
  }

  private static Set<String> wanted(S3Request request) {
    List<String> headers = request.headers().getAll(WANTED);
    if (headers.stream().allMatch(String::isBlank)) {
      throw S3ErrorCode.INVALID_REQUEST.failure(
          "The " + WANTED + " header, which says what is to be told, is missing or empty.");
    }
    Set<String> wanted = new TreeSet<>();
    for (String name : String.join(",", headers).split(",", -1)) {
      if (!KNOWN.contains(name.strip())) {
        throw S3Failure.argument(WANTED, name.strip(), "Invalid attribute name specified.");
      }
      wanted.add(name.strip());
    }
    return wanted;
  }

  private static long number(S3Request request, String header, int absent) {
    return request
        .header(header)
        .map(text -> ListParams.number(header, text))
        .orElse((long) absent);
  }

  private static Reply reply(
      Set<String> wanted, ListObjectParts asked, int limit, ObjectPartPage page) {
    ObjectInfo object = page.object();
    XmlWriter xml = XmlWriter.result("GetObjectAttributesResponse");
    if (wanted.contains("ETag")) {
      xml.element("ETag", object.etag().value());
    }
    if (wanted.contains("Checksum") && !object.checksums().isEmpty()) {
      xml.open("Checksum");
      ChecksumHeaders.writeWithType(object.checksums(), xml);
      xml.close("Checksum");
    }
    if (wanted.contains("ObjectParts") && page.count() > 0) {
      parts(asked, limit, page, xml);
    }
    if (wanted.contains("StorageClass")) {
      xml.element("StorageClass", "STANDARD");
    }
    if (wanted.contains("ObjectSize")) {
      xml.element("ObjectSize", object.size());
    }
    Fields fields = new Fields().add("Last-Modified", HttpDates.format(object.lastModified()));
    return new Reply.Document(200, fields, xml.end());
  }

  private static void parts(ListObjectParts asked, int limit, ObjectPartPage page, XmlWriter xml) {
    xml.open("ObjectParts")
        .element("IsTruncated", page.more())
        .element("MaxParts", limit)
        .element("PartNumberMarker", asked.after());
    if (!page.parts().isEmpty()) {
      xml.element("NextPartNumberMarker", page.parts().getLast().number());
    }
    xml.element("PartsCount", page.count());
    page.parts().forEach(part -> part(part, xml));
    xml.close("ObjectParts");
  }

  private static void part(ObjectPart part, XmlWriter xml) {
    xml.open("Part");
    ChecksumHeaders.write(part.checksum().stream().toList(), xml);
    xml.element("PartNumber", part.number()).element("Size", part.size()).close("Part");
  }
}
