package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.QuarantineRoom;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Params;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;
import java.util.List;

/** Objects that were put aside, by bucket and time. */
public final class ListQuarantined implements Operation {
  private final QuarantineRoom room;
  private final int most;

  /**
   * Makes one.
   *
   * @param most entries of a page
   */
  public ListQuarantined(QuarantineRoom room, int most) {
    this.room = room;
    this.most = most;
  }

  /** A page; {@code next} is null in the last one. */
  private record Page(List<QuarantinedDocument> objects, String next) {}

  @Override
  public Future<Reply> serve(RestRequest request) {
    Params params = request.params();
    return room.list(
            request.principal(), params.text("bucket"), Pages.after(params), params.limit(most))
        .map(ListQuarantined::page)
        .map(Reply::document);
  }

  private static Page page(QuarantineRoom.Page page) {
    return new Page(
        page.objects().stream().map(QuarantinedDocument::of).toList(),
        Pages.next(page.more(), page.last()));
  }
}
