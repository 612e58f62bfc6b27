package io.sluice.gateway.s3.operation;

import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.objects.Uploads;
import io.sluice.gateway.representation.EntityTags;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Query;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.sluice.spi.PartInfo;
import io.sluice.spi.PartPage;
import io.vertx.core.Future;
import java.util.List;

/** <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html">ListParts</a>. */
public final class ListParts implements Operation {
  private final Uploads uploads;
  private final Buckets buckets;

  public ListParts(Uploads uploads, Buckets buckets) {
    this.uploads = uploads;
    this.buckets = buckets;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    Query query = request.query();
    int limit = ListParams.limit(query, "max-parts", ListParams.PAGE_MAX);
    String text = query.text("part-number-marker");
    int marker = text.isEmpty() ? 0 : (int) ListParams.number("part-number-marker", text);
    return uploads
        .parts(
            request.principal(),
            new io.sluice.spi.ListParts(PartParams.upload(request), marker, limit))
        .compose(page ->
            Initiators.of(buckets, request.bucket(), List.of(page.upload()))
                .map(who -> reply(request, who, marker, limit, page)));
  }

  private static Reply reply(
      S3Request request, Initiators who, int marker, int limit, PartPage page) {
    XmlWriter xml =
        XmlWriter.result("ListPartsResult")
            .element("Bucket", request.bucket().value())
            .element("Key", request.key().value())
            .element("UploadId", page.upload().ref().uploadId());
    who.write(page.upload(), xml)
        .element("StorageClass", "STANDARD")
        .element("PartNumberMarker", marker);
    if (!page.parts().isEmpty()) {
      xml.element("NextPartNumberMarker", page.parts().getLast().number());
    }
    xml.element("MaxParts", limit).element("IsTruncated", page.more());
    page.upload()
        .checksum()
        .ifPresent(plan ->
            xml.element("ChecksumAlgorithm", plan.algorithm().name())
                .element("ChecksumType", plan.type().name()));
    page.parts().forEach(part -> write(part, xml));
    return Reply.document(xml.end());
  }

  private static void write(PartInfo part, XmlWriter xml) {
    xml.open("Part")
        .element("PartNumber", part.number())
        .element("LastModified", HttpDates.isoMillis(part.lastModified()))
        .element("ETag", EntityTags.quoted(part.etag()))
        .element("Size", part.size());
    ChecksumHeaders.write(part.checksums(), xml);
    xml.close("Part");
  }
}
