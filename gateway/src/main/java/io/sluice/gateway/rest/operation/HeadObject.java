package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.representation.Preconditions;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.spi.ByteRange;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.StatObject;
import io.vertx.core.Future;

/** What GetObject would answer, without the bytes. */
public final class HeadObject implements Operation {
  private final Objects objects;

  public HeadObject(Objects objects) {
    this.objects = objects;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    StatObject wanted = new StatObject(request.ref(), Preconditions.read(request::header));
    return objects
        .stat(request.principal(), wanted)
        .map(object -> reply(Reading.settle(request, Reading.range(request), object), object));
  }

  private static Reply reply(ByteRange range, ObjectInfo object) {
    return new Reply.Empty(
        Reading.status(range), Reading.headers(object, range, range.resolve(object.size())));
  }
}
