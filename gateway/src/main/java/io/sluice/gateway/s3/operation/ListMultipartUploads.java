package io.sluice.gateway.s3.operation;

import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.objects.UploadListing;
import io.sluice.gateway.objects.UploadListing.Entry;
import io.sluice.gateway.objects.Uploads;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Query;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.sluice.spi.UploadInfo;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html">ListMultipartUploads</a>.
 */
public final class ListMultipartUploads implements Operation {
  private final Uploads uploads;
  private final Buckets buckets;

  public ListMultipartUploads(Uploads uploads, Buckets buckets) {
    this.uploads = uploads;
    this.buckets = buckets;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    Query query = request.query();
    ListParams params = ListParams.of(query, "max-uploads");
    String keyMarker = query.text("key-marker");
    // AWS looks at the second marker only beside the first.
    String idMarker = keyMarker.isEmpty() ? "" : query.text("upload-id-marker");
    return uploads
        .list(
            request.principal(),
            new UploadListing.Request(
                request.bucket(),
                params.prefix(),
                params.delimiter(),
                keyMarker,
                idMarker,
                params.limit()))
        .compose(listing ->
            initiators(request, listing).map(who -> reply(request, who, params, listing)));
  }

  private Future<Initiators> initiators(S3Request request, UploadListing listing) {
    List<UploadInfo> shown = new ArrayList<>();
    for (Entry entry : listing.entries()) {
      if (entry instanceof Entry.Upload(UploadInfo info)) {
        shown.add(info);
      }
    }
    return Initiators.of(buckets, request.bucket(), shown);
  }

  private static Reply reply(
      S3Request request, Initiators who, ListParams params, UploadListing listing) {
    Query query = request.query();
    XmlWriter xml =
        XmlWriter.result("ListMultipartUploadsResult")
            .element("Bucket", request.bucket().value())
            .element("KeyMarker", params.name(query.text("key-marker")))
            .element("UploadIdMarker", query.text("upload-id-marker"))
            .element("Prefix", params.name(params.prefix()))
            .optional("Delimiter", params.name(params.delimiter()))
            .element("MaxUploads", params.limit());
    params.writeEncoding(xml);
    xml.element("IsTruncated", listing.more());
    if (listing.more()) {
      writeNext(listing.entries().getLast(), params, xml);
    }
    listing.entries().forEach(entry -> write(who, params, entry, xml));
    return Reply.document(xml.end());
  }

  private static void writeNext(Entry last, ListParams params, XmlWriter xml) {
    switch (last) {
      case Entry.Upload(UploadInfo info) ->
          xml.element("NextKeyMarker", params.name(info.ref().object().key().value()))
              .element("NextUploadIdMarker", info.ref().uploadId());
      case Entry.CommonPrefix(String name) -> xml.element("NextKeyMarker", params.name(name));
    }
  }

  private static void write(Initiators who, ListParams params, Entry entry, XmlWriter xml) {
    switch (entry) {
      case Entry.Upload(UploadInfo info) -> write(who, params, info, xml);
      case Entry.CommonPrefix(String name) ->
          xml.open("CommonPrefixes").element("Prefix", params.name(name)).close("CommonPrefixes");
    }
  }

  private static void write(Initiators who, ListParams params, UploadInfo info, XmlWriter xml) {
    xml.open("Upload")
        .element("Key", params.name(info.ref().object().key().value()))
        .element("UploadId", info.ref().uploadId());
    who.write(info, xml)
        .element("StorageClass", "STANDARD")
        .element("Initiated", HttpDates.isoMillis(info.initiated()));
    info.checksum()
        .ifPresent(plan ->
            xml.element("ChecksumAlgorithm", plan.algorithm().name())
                .element("ChecksumType", plan.type().name()));
    xml.close("Upload");
  }
}
