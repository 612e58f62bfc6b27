package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.representation.ContentSender;
import io.sluice.gateway.representation.Preconditions;
import io.sluice.gateway.s3.Fields;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.spi.ByteRange;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.OpenObject;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StatObject;
import io.vertx.core.Future;

/**
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a>, with
 * one range or part, conditions, If-Range and the {@code response-*} parameters. Several ranges
 * give the whole object.
 */
public final class GetObject implements Operation {
  private final Objects objects;

  public GetObject(Objects objects) {
    this.objects = objects;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    ByteRange range = Reading.range(request);
    if (PartRead.isIn(request)) {
      return part(request);
    }
    Future<OpenObject> open =
        Reading.needsLook(request, range)
            ? look(request, range)
            : Future.succeededFuture(
                new OpenObject(request.ref(), range, Conditions.read(request)));
    return open.compose(wanted -> open(request, wanted));
  }

  private Future<Reply> part(S3Request request) {
    return objects
        .parts(request.principal(), PartRead.question(request))
        .map(page -> PartRead.of(request, page))
        .compose(part -> part(request, part));
  }

  private Future<Reply> part(S3Request request, PartRead part) {
    ReadConditions still = Preconditions.still(Conditions.read(request), part.object().etag());
    return objects
        .open(request.principal(), new OpenObject(request.ref(), part.range(), still))
        .map(content -> new Reply.Content(part.status(), part.fields(request), content));
  }

  /**
   * Replaced between look and read, the object answers PreconditionFailed: the client asks again.
   */
  private Future<OpenObject> look(S3Request request, ByteRange range) {
    return objects
        .stat(request.principal(), new StatObject(request.ref(), Conditions.read(request)))
        .map(object ->
            new OpenObject(
                request.ref(),
                Reading.settle(request, range, object),
                Preconditions.still(Conditions.read(request), object.etag())));
  }

  private Future<Reply> open(S3Request request, OpenObject wanted) {
    return objects
        .open(request.principal(), wanted)
        .map(content -> reply(request, wanted.range(), content));
  }

  private static Reply reply(S3Request request, ByteRange asked, ObjectContent content) {
    ObjectInfo object = content.info();
    Fields fields = ObjectFields.of(request, object, content.range());
    if (asked instanceof ByteRange.Whole) {
      return new Reply.Content(200, fields, content);
    }
    fields.add("Content-Range", ContentSender.contentRange(content.range(), object.size()));
    return new Reply.Content(206, fields, content);
  }
}
