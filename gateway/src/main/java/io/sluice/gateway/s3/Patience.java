package io.sluice.gateway.s3;

import io.sluice.gateway.http.Exchange;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;

/**
 * Keeps clients and proxies from hanging up while an operation takes long: the answer begins as a
 * success, and white space comes until its document is known. An error is then told by the document
 * alone, as AWS does, which is why nothing begins before the first interval is over.
 */
final class Patience {
  private final Vertx vertx;
  private final ReplyWriter writer;
  private final long millis;

  Patience(Vertx vertx, ReplyWriter writer, Duration interval) {
    this.vertx = vertx;
    this.writer = writer;
    this.millis = interval.toMillis();
  }

  /** Whether the operation may take as long as copying an object does. */
  private static boolean isSlow(S3Operation operation) {
    return switch (operation) {
      case COPY_OBJECT, UPLOAD_PART_COPY, COMPLETE_MULTIPART_UPLOAD -> true;
      default -> false;
    };
  }

  Future<Reply> keep(Exchange exchange, S3Operation operation, Future<Reply> reply) {
    boolean chunks = exchange.request().version() == HttpVersion.HTTP_1_1;
    if (!isSlow(operation) || !chunks || reply.isComplete()) {
      return reply;
    }
    long timer = vertx.setPeriodic(millis, id -> writer.wait(exchange));
    return reply.onComplete(done -> vertx.cancelTimer(timer));
  }
}
