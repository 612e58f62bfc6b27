package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.representation.EntityTags;
import io.sluice.gateway.rest.Bodies;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.gateway.rest.error.RestFailure;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.ReadConditions;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/**
 * Copies the addressed object inside the store. The copy has the source's headers and metadata,
 * unless it is given all of its own. If-Match speaks of the source.
 */
public final class CopyObject implements Operation {
  private final Objects objects;
  private final Bodies bodies;
  private final MetadataRules rules;

  public CopyObject(Objects objects, Bodies bodies, MetadataRules rules) {
    this.objects = objects;
    this.bodies = bodies;
    this.rules = rules;
  }

  /** What is sent; all but {@code to} may be null. */
  record Wanted(Destination to, Map<String, String> headers, Map<String, String> metadata) {

    boolean changesNothing() {
      return headers == null && metadata == null;
    }
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return bodies
        .read(request, Wanted.class)
        .map(wanted -> copy(request, wanted))
        .compose(copy -> objects.copy(request.principal(), copy))
        .map(ObjectDocument::reply);
  }

  private io.sluice.spi.CopyObject copy(RestRequest request, Wanted wanted) {
    Destination to = Destination.required(wanted.to);
    ObjectRef target = to.ref(request);
    if (wanted.changesNothing() && target.equals(request.ref())) {
      throw RestFailure.field("to", "A copy of an object onto itself must change its metadata.");
    }
    return new io.sluice.spi.CopyObject(
        request.ref(),
        conditions(request),
        target,
        rules.patch(wanted.headers, wanted.metadata),
        to.condition());
  }

  private static ReadConditions conditions(RestRequest request) {
    return new ReadConditions(
        request.header("if-match").map(EntityTags::strong),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
