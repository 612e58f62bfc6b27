package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.objects.Tags;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.spi.UpdateMetadata;
import io.vertx.core.Future;

/** Takes all tags off an object. */
public final class DeleteObjectTags implements Operation {
  private final Objects objects;

  public DeleteObjectTags(Objects objects) {
    this.objects = objects;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return objects
        .updateMetadata(
            request.principal(),
            new UpdateMetadata(request.ref(), Conditions.expected(request), Tags.NONE.patch()))
        .map(untagged -> Reply.empty());
  }
}
