package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.representation.Preconditions;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.spi.ByteRange;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.OpenObject;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StatObject;
import io.vertx.core.Future;

/** The bytes of an object or one range of them. Several ranges give the whole. */
public final class GetObject implements Operation {
  private final Objects objects;

  public GetObject(Objects objects) {
    this.objects = objects;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return wanted(request)
        .compose(wanted ->
            objects
                .open(request.principal(), wanted)
                .map(content -> reply(wanted.range(), content)));
  }

  private Future<OpenObject> wanted(RestRequest request) {
    ByteRange range = Reading.range(request);
    ReadConditions conditions = Preconditions.read(request::header);
    boolean looks = !(range instanceof ByteRange.Whole) && request.header("if-range").isPresent();
    return looks
        ? look(request, range, conditions)
        : Future.succeededFuture(new OpenObject(request.ref(), range, conditions));
  }

  /**
   * Replaced between look and read, the object answers PreconditionFailed: the client asks again.
   */
  private Future<OpenObject> look(RestRequest request, ByteRange range, ReadConditions conditions) {
    return objects
        .stat(request.principal(), new StatObject(request.ref(), conditions))
        .map(object ->
            new OpenObject(
                request.ref(),
                Reading.settle(request, range, object),
                Preconditions.still(conditions, object.etag())));
  }

  private static Reply reply(ByteRange asked, ObjectContent content) {
    return new Reply.Content(
        Reading.status(asked), Reading.headers(content.info(), asked, content.range()), content);
  }
}
