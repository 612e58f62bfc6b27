package io.sluice.gateway.rest.operation;

import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Params;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.gateway.rest.error.RestFailure;
import io.sluice.spi.ListEntry.CommonPrefix;
import io.sluice.spi.ListEntry.Listed;
import io.sluice.spi.ListPage;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Objects and, where there is a delimiter, what keys are rolled up into; in byte order of UTF-8, a
 * page at a time. A page begins after a key of the client's choice, or where the last page ended.
 */
public final class ListObjects implements Operation {
  private final Objects objects;
  private final int most;

  /**
   * Makes one.
   *
   * @param most entries of a page, objects and prefixes together
   */
  public ListObjects(Objects objects, int most) {
    this.objects = objects;
    this.most = most;
  }

  private record Line(String key, long size, String etag, String lastModified) {}

  /** A page; {@code next} is null in the last one. */
  private record Page(List<Line> objects, List<String> prefixes, String next) {}

  @Override
  public Future<Reply> serve(RestRequest request) {
    Params params = request.params();
    if (params.get("after").isPresent() && params.get("cursor").isPresent()) {
      throw RestFailure.parameter("cursor", "A page begins after a key or at a cursor, not both.");
    }
    String after = params.get("after").orElseGet(() -> Pages.after(params));
    return objects
        .list(
            request.principal(),
            new io.sluice.spi.ListObjects(
                request.bucket(),
                params.text("prefix"),
                params.text("delimiter"),
                after,
                params.limit(most)))
        .map(ListObjects::page)
        .map(Reply::document);
  }

  private static Page page(ListPage page) {
    List<Line> lines = new ArrayList<>();
    List<String> prefixes = new ArrayList<>();
    page.entries()
        .forEach(entry -> {
          switch (entry) {
            case Listed object -> lines.add(line(object));
            case CommonPrefix prefix -> prefixes.add(prefix.name());
          }
        });
    String last = page.more() ? page.entries().getLast().name() : "";
    return new Page(lines, prefixes, Pages.next(page.more(), last));
  }

  private static Line line(Listed object) {
    return new Line(
        object.key().value(),
        object.size(),
        object.etag().value(),
        HttpDates.isoMillis(object.lastModified()));
  }
}
