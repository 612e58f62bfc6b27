package io.sluice.gateway.fixity;

import io.sluice.gateway.fixity.Finding.Outcome;
import io.sluice.spi.ListObjectParts;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectPart;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.OpenObject;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StorageFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads objects again and compares them with what was recorded of them. Changes nothing. */
public final class Fixity {
  private static final int PARTS_MAX = 10_000;

  private final ObjectStore store;
  private final UnaryOperator<ReadStream<Buffer>> pace;

  /**
   * Makes one.
   *
   * @param pace slows a body down to the rate that is wanted
   */
  public Fixity(ObjectStore store, UnaryOperator<ReadStream<Buffer>> pace) {
    this.store = store;
    this.pace = pace;
  }

  /** Never fails: what cannot be read is a finding. */
  public Future<Finding> verify(ObjectRef ref) {
    return store
        .open(new OpenObject(ref))
        .compose(content -> compare(content).eventually(content::discard))
        .otherwise(failure -> unread(ref, failure));
  }

  private static Finding unread(ObjectRef ref, Throwable failure) {
    boolean gone =
        failure instanceof StorageFailure.NoSuchObject
            || failure instanceof StorageFailure.NoSuchBucket;
    return gone
        ? new Finding(ref, 0, Outcome.GONE, List.of())
        : new Finding(
            ref, 0, Outcome.UNREADABLE, List.of("cannot be read: " + failure.getMessage()));
  }

  private Future<Finding> compare(ObjectContent content) {
    ObjectInfo object = content.info();
    if (object.foreign()) {
      Finding foreign = new Finding(object.ref(), 0, Outcome.FOREIGN, List.of());
      return Future.succeededFuture(foreign);
    }
    return parts(object).compose(parts -> read(content, new Recomputation(object, parts)));
  }

  private Future<List<ObjectPart>> parts(ObjectInfo object) {
    if (!Recomputation.PARTS.matcher(object.etag().value()).matches()) {
      return Future.succeededFuture(List.of());
    }
    return store
        .listParts(new ListObjectParts(object.ref(), ReadConditions.NONE, 0, PARTS_MAX))
        .map(page -> page.object().etag().equals(object.etag()) ? page.parts() : List.of());
  }

  private Future<Finding> read(ObjectContent content, Recomputation recomputation) {
    Promise<Finding> finding = Promise.promise();
    pace.apply(content.body())
        .exceptionHandler(finding::tryFail)
        .endHandler(end -> finding.tryComplete(recomputation.finding()))
        .handler(recomputation::update)
        .resume();
    return finding.future();
  }
}
