package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.rest.Bodies;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.spi.UpdateMetadata;
import io.vertx.core.Future;
import java.util.Map;

/**
 * Changes headers, user metadata or both. What is given replaces all that was there of its kind;
 * what is absent stays. Bytes, ETag and Last-Modified stay, too. The answer tells nothing of the
 * object, since who may write it need not be allowed to read.
 */
public final class UpdateObjectMetadata implements Operation {
  private final Objects objects;
  private final Bodies bodies;
  private final MetadataRules rules;

  public UpdateObjectMetadata(Objects objects, Bodies bodies, MetadataRules rules) {
    this.objects = objects;
    this.bodies = bodies;
    this.rules = rules;
  }

  /** What is sent; either may be null. */
  record Wanted(Map<String, String> headers, Map<String, String> metadata) {}

  @Override
  public Future<Reply> serve(RestRequest request) {
    return bodies
        .read(request, Wanted.class)
        .map(wanted -> rules.patch(wanted.headers, wanted.metadata))
        .map(patch -> new UpdateMetadata(request.ref(), Conditions.expected(request), patch))
        .compose(update -> objects.updateMetadata(request.principal(), update))
        .map(updated -> Reply.empty());
  }
}
