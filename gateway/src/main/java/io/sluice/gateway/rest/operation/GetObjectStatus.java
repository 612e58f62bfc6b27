package io.sluice.gateway.rest.operation;

import io.sluice.gateway.policy.Word;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.gateway.search.Findability;
import io.sluice.gateway.search.Findability.Status;
import io.sluice.spi.ObjectRef;
import io.vertx.core.Future;
import java.util.function.Function;

/** Tells what the scanner said of an object, and whether it can be found or why not. */
public final class GetObjectStatus implements Operation {
  private final Findability findability;
  private final Function<RestRequest, ObjectRef> object;

  private GetObjectStatus(Findability findability, Function<RestRequest, ObjectRef> object) {
    this.findability = findability;
    this.object = object;
  }

  /** With the key in the query, where every key can be said. */
  public static GetObjectStatus byQuery(Findability findability) {
    return new GetObjectStatus(findability, RestRequest::ref);
  }

  /** With the key in the path. */
  public static GetObjectStatus byPath(Findability findability) {
    return new GetObjectStatus(
        findability,
        request ->
            new ObjectRef(request.bucket(), RestRequest.key("object", request.path("object"))));
  }

  private record Document(
      String bucket, String key, VerdictDocument scan, String search, String reason) {}

  @Override
  public Future<Reply> serve(RestRequest request) {
    return findability
        .of(request.principal(), object.apply(request))
        .map(GetObjectStatus::document)
        .map(Reply::document);
  }

  private static Document document(Status status) {
    ObjectRef ref = status.object().ref();
    return new Document(
        ref.bucket().value(),
        ref.key().value(),
        VerdictDocument.of(status.judgement()),
        Word.of(status.state()),
        status.reason());
  }
}
