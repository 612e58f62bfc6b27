package io.sluice.gateway.rest.operation;

import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.look.Undelivered;
import io.sluice.gateway.outbox.DeadLetter;
import io.sluice.gateway.outbox.DeadLetterPage;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Params;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;
import java.util.List;

/** Keys that could not be looked at, in no order that means anything. */
public final class ListDeadLetters implements Operation {
  private final Undelivered letters;
  private final int most;

  /**
   * Makes one.
   *
   * @param most entries of a page
   */
  public ListDeadLetters(Undelivered letters, int most) {
    this.letters = letters;
    this.most = most;
  }

  /** A page; {@code next} is null in the last one. */
  private record Page(List<Document> letters, String next) {}

  private record Document(
      String id,
      String bucket,
      String key,
      String reason,
      String detail,
      int attempts,
      String first,
      String last) {

    static Document of(DeadLetter letter) {
      return new Document(
          letter.id(),
          letter.bucket(),
          letter.key(),
          letter.reason(),
          letter.detail(),
          letter.attempts(),
          HttpDates.isoMillis(letter.first()),
          HttpDates.isoMillis(letter.last()));
    }
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    Params params = request.params();
    return letters
        .list(request.principal(), Pages.after(params), params.limit(most))
        .map(ListDeadLetters::page)
        .map(Reply::document);
  }

  private static Page page(DeadLetterPage page) {
    return new Page(
        page.letters().stream().map(Document::of).toList(),
        Pages.next(page.next().isPresent(), page.next().orElse("")));
  }
}
