package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.representation.ContentSender;
import io.sluice.gateway.s3.Fields;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.spi.ByteRange;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.StatObject;
import io.vertx.core.Future;

/**
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html">HeadObject</a>:
 * what GetObject would answer, without the bytes.
 */
public final class HeadObject implements Operation {
  private final Objects objects;

  public HeadObject(Objects objects) {
    this.objects = objects;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    ByteRange range = Reading.range(request);
    if (PartRead.isIn(request)) {
      return objects
          .parts(request.principal(), PartRead.question(request))
          .map(page -> PartRead.of(request, page))
          .map(part -> new Reply.Empty(part.status(), part.fields(request)));
    }
    return objects
        .stat(request.principal(), new StatObject(request.ref(), Conditions.read(request)))
        .map(object -> reply(request, range, object));
  }

  private static Reply reply(S3Request request, ByteRange asked, ObjectInfo object) {
    ByteRange range = Reading.settle(request, asked, object);
    ByteRange.Resolved resolved = range.resolve(object.size());
    Fields fields = ObjectFields.of(request, object, resolved);
    if (range instanceof ByteRange.Whole) {
      return new Reply.Empty(200, fields);
    }
    fields.add("Content-Range", ContentSender.contentRange(resolved, object.size()));
    return new Reply.Empty(206, fields);
  }
}
