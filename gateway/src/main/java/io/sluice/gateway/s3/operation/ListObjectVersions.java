package io.sluice.gateway.s3.operation;

import io.sluice.gateway.access.Owner;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Query;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.sluice.spi.ListEntry.CommonPrefix;
import io.sluice.spi.ListEntry.Listed;
import io.sluice.spi.ListPage;
import io.vertx.core.Future;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html">ListObjectVersions</a>
 * of a bucket without versions: each object once, as version {@code null}.
 */
public final class ListObjectVersions implements Operation {
  private final Objects objects;
  private final Buckets buckets;

  public ListObjectVersions(Objects objects, Buckets buckets) {
    this.objects = objects;
    this.buckets = buckets;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    Query query = request.query();
    String marker = query.text("key-marker");
    String version = query.text("version-id-marker");
    if (!version.isEmpty() && marker.isEmpty()) {
      throw S3Failure.argument(
          "version-id-marker", version, "A version-id-marker needs a key-marker.");
    }
    ListParams params = ListParams.of(query, "max-keys");
    return objects
        .list(request.principal(), params.after(request.bucket(), marker))
        .compose(page ->
            buckets.owner(request.bucket()).map(owner -> reply(request, owner, params, page)));
  }

  private static Reply reply(S3Request request, Owner owner, ListParams params, ListPage page) {
    Query query = request.query();
    XmlWriter xml =
        XmlWriter.result("ListVersionsResult")
            .element("Name", request.bucket().value())
            .element("Prefix", params.name(params.prefix()))
            .element("KeyMarker", params.name(query.text("key-marker")))
            .element("VersionIdMarker", query.text("version-id-marker"))
            .element("MaxKeys", params.limit())
            .optional("Delimiter", params.name(params.delimiter()));
    params.writeEncoding(xml);
    xml.element("IsTruncated", page.more());
    if (page.more()) {
      xml.element("NextKeyMarker", params.name(page.entries().getLast().name()))
          .element("NextVersionIdMarker", Versions.NULL);
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
    xml.open("Version");
    params.write(object, xml);
    xml.element("VersionId", Versions.NULL).element("IsLatest", true);
    Owners.write("Owner", owner, xml).element("StorageClass", "STANDARD").close("Version");
  }
}
