package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Params;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.spi.BucketPage;
import io.vertx.core.Future;
import java.util.List;

/** Those that the caller may see, in byte order, a page at a time. */
public final class ListBuckets implements Operation {
  private final Buckets buckets;
  private final int most;

  /**
   * Makes one.
   *
   * @param most entries of a page
   */
  public ListBuckets(Buckets buckets, int most) {
    this.buckets = buckets;
    this.most = most;
  }

  /** A page; {@code next} is null in the last one. */
  private record Page(List<BucketDocument> buckets, String next) {}

  @Override
  public Future<Reply> serve(RestRequest request) {
    Params params = request.params();
    return buckets
        .list(
            request.principal(),
            new io.sluice.spi.ListBuckets(
                params.text("prefix"), Pages.after(params), params.limit(most)))
        .map(ListBuckets::page)
        .map(Reply::document);
  }

  private static Page page(BucketPage page) {
    String next = page.more() ? page.buckets().getLast().name().value() : "";
    return new Page(
        page.buckets().stream().map(BucketDocument::of).toList(), Pages.next(page.more(), next));
  }
}
