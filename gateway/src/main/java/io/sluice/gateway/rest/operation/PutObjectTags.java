package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.objects.Tags;
import io.sluice.gateway.rest.Bodies;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.spi.UpdateMetadata;
import io.vertx.core.Future;

/** Replaces all tags of an object. Its ETag and Last-Modified stay. */
public final class PutObjectTags implements Operation {
  private final Objects objects;
  private final Bodies bodies;

  public PutObjectTags(Objects objects, Bodies bodies) {
    this.objects = objects;
    this.bodies = bodies;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return bodies
        .read(request, TagsDocument.class)
        .map(PutObjectTags::tags)
        .map(tags -> new UpdateMetadata(request.ref(), Conditions.expected(request), tags.patch()))
        .compose(update -> objects.updateMetadata(request.principal(), update))
        .map(tagged -> Reply.empty());
  }

  private static Tags tags(TagsDocument wanted) {
    return TagRules.tags(Required.field("tags", wanted.tags()), Tags.PER_OBJECT_MAX);
  }
}
