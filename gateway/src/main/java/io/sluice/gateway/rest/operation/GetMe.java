package io.sluice.gateway.rest.operation;

import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.gateway.rest.error.ProblemCode;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;

/** Who the key belongs to that asks. */
public final class GetMe implements Operation {
  private record Me(
      String kind,
      String id,
      String name,
      String accessKey,
      List<String> groups,
      boolean createBuckets) {}

  @Override
  public Future<Reply> serve(RestRequest request) {
    Principal who = request.principal();
    if (who.anonymous()) {
      throw ProblemCode.UNAUTHENTICATED.failure();
    }
    return Future.succeededFuture(
        Reply.document(
            new Me(
                who.kind().name().toLowerCase(Locale.ROOT),
                who.id(),
                who.displayName(),
                who.accessKeyId(),
                who.groups().stream().sorted().toList(),
                who.createsBuckets())));
  }
}
