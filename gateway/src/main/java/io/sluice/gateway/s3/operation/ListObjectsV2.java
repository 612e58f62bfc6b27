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
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">ListObjectsV2</a>.
 */
public final class ListObjectsV2 implements Operation {
  private final Objects objects;
  private final Buckets buckets;

  public ListObjectsV2(Objects objects, Buckets buckets) {
    this.objects = objects;
    this.buckets = buckets;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    Query query = request.query();
    String type = query.text("list-type");
    if (!type.equals("2")) {
      throw S3Failure.argument("list-type", type, "The list-type can only be 2.");
    }
    ListParams params = ListParams.of(query, "max-keys");
    String token = query.text("continuation-token");
    String after = token.isEmpty() ? query.text("start-after") : Tokens.decode(token);
    return objects
        .list(request.principal(), params.after(request.bucket(), after))
        .compose(page ->
            buckets.owner(request.bucket()).map(owner -> reply(request, owner, params, page)));
  }

  private static Reply reply(S3Request request, Owner owner, ListParams params, ListPage page) {
    Query query = request.query();
    XmlWriter xml =
        XmlWriter.result("ListBucketResult")
            .element("Name", request.bucket().value())
            .element("Prefix", params.name(params.prefix()))
            .element("KeyCount", page.entries().size())
            .element("MaxKeys", params.limit())
            .optional("Delimiter", params.name(params.delimiter()))
            .optional("StartAfter", params.name(query.text("start-after")));
    params.writeEncoding(xml);
    query.get("continuation-token").ifPresent(token -> xml.element("ContinuationToken", token));
    xml.element("IsTruncated", page.more());
    if (page.more()) {
      xml.element("NextContinuationToken", Tokens.encode(page.entries().getLast().name()));
    }
    boolean owners = query.text("fetch-owner").equals("true");
    page.entries()
        .forEach(entry -> {
          switch (entry) {
            case Listed object -> write(owner, params, object, owners, xml);
            case CommonPrefix prefix -> params.write(prefix, xml);
          }
        });
    return Reply.document(xml.end());
  }

  private static void write(
      Owner owner, ListParams params, Listed object, boolean owners, XmlWriter xml) {
    xml.open("Contents");
    params.write(object, xml);
    if (owners) {
      Owners.write("Owner", owner, xml);
    }
    xml.element("StorageClass", "STANDARD").close("Contents");
  }
}
