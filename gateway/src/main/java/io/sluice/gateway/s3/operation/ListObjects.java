package io.sluice.gateway.s3.operation;

import io.sluice.gateway.access.Owner;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.sluice.spi.ListEntry.CommonPrefix;
import io.sluice.spi.ListEntry.Listed;
import io.sluice.spi.ListPage;
import io.vertx.core.Future;

/**
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html">ListObjects</a>,
 * the first version.
 */
public final class ListObjects implements Operation {
  private final Objects objects;
  private final Buckets buckets;

  public ListObjects(Objects objects, Buckets buckets) {
    this.objects = objects;
    this.buckets = buckets;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    ListParams params = ListParams.of(request.query(), "max-keys");
    String marker = request.query().text("marker");
    return objects
        .list(request.principal(), params.after(request.bucket(), marker))
        .compose(page ->
            buckets.owner(request.bucket()).map(owner -> reply(request, owner, params, page)));
  }

  private static Reply reply(S3Request request, Owner owner, ListParams params, ListPage page) {
    XmlWriter xml =
        XmlWriter.result("ListBucketResult")
            .element("Name", request.bucket().value())
            .element("Prefix", params.name(params.prefix()))
            .element("Marker", params.name(request.query().text("marker")))
            .element("MaxKeys", params.limit())
            .optional("Delimiter", params.name(params.delimiter()));
    params.writeEncoding(xml);
    xml.element("IsTruncated", page.more());
    // AWS tells the next marker only to those who use a delimiter; others take the last key.
    if (page.more() && !params.delimiter().isEmpty()) {
      xml.element("NextMarker", params.name(page.entries().getLast().name()));
    }
    page.entries()
        .forEach(entry -> {
          switch (entry) {
            case Listed object -> write(owner, params, object, xml);
            case CommonPrefix prefix -> params.write(prefix, xml);
          }
        });
    return Reply.document(xml.end());
  }

  private static void write(Owner owner, ListParams params, Listed object, XmlWriter xml) {
    xml.open("Contents");
    params.write(object, xml);
    Owners.write("Owner", owner, xml).element("StorageClass", "STANDARD").close("Contents");
  }
}
