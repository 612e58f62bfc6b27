package io.sluice.gateway.s3.operation;

import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Query;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.sluice.spi.BucketInfo;
import io.sluice.spi.BucketPage;
import io.vertx.core.Future;
import java.util.List;

/**
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html">ListBuckets</a>,
 * with prefix, max-buckets, continuation-token and bucket-region: all buckets are in one region.
 */
public final class ListBuckets implements Operation {
  private static final String MAX = "max-buckets";
  private static final int PAGE_MAX = 10_000;
  private static final BucketPage NONE = new BucketPage(List.of(), false);

  private final Buckets buckets;
  private final String region;

  public ListBuckets(Buckets buckets, String region) {
    this.buckets = buckets;
    this.region = region;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    Query query = request.query();
    int limit = limit(query);
    String after = Tokens.decode(query.text("continuation-token"));
    return buckets
        .list(
            request.principal(), new io.sluice.spi.ListBuckets(query.text("prefix"), after, limit))
        .map(page -> reply(request, inRegion(query) ? page : NONE));
  }

  private static int limit(Query query) {
    int limit = ListParams.limit(query, MAX, Integer.MAX_VALUE);
    if (query.has(MAX) && (limit < 1 || limit > PAGE_MAX)) {
      throw S3Failure.argument(MAX, query.text(MAX), MAX + " must be from 1 to " + PAGE_MAX + ".");
    }
    return Math.min(limit, PAGE_MAX);
  }

  private boolean inRegion(Query query) {
    return query.get("bucket-region").map(region::equals).orElse(true);
  }

  private static Reply reply(S3Request request, BucketPage page) {
    XmlWriter xml = XmlWriter.result("ListAllMyBucketsResult");
    Owners.write("Owner", request.principal(), xml).open("Buckets");
    page.buckets().forEach(bucket -> write(bucket, xml));
    xml.close("Buckets");
    if (page.more()) {
      xml.element("ContinuationToken", Tokens.encode(page.buckets().getLast().name().value()));
    }
    xml.optional("Prefix", request.query().text("prefix"));
    return Reply.document(xml.end());
  }

  private static void write(BucketInfo bucket, XmlWriter xml) {
    xml.open("Bucket")
        .element("Name", bucket.name().value())
        .element("CreationDate", HttpDates.isoMillis(bucket.created()))
        .close("Bucket");
  }
}
