package io.sluice.posix;

import io.sluice.spi.Commit;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.StageObject;
import io.vertx.core.Future;

/** A new object on its way in. */
final class StagedObject extends SinkStage<Commit, ObjectInfo> {

  private final StageObject request;
  private final StagedFile file;
  private final Publisher publisher;

  StagedObject(StageObject request, StagedFile file, FileSink sink, Publisher publisher) {
    super(sink);
    this.request = request;
    this.file = file;
    this.publisher = publisher;
  }

  @Override
  Future<ObjectInfo> publish(Commit commit) {
    requireSize(commit.size());
    Attributes attributes =
        new Attributes(
            commit.md5(), request.metadata().annotated(commit.annotations()), commit.checksums());
    return publisher.publish(request.replacement(commit), file, attributes);
  }

  @Override
  void release() {
    file.close();
  }

  @Override
  Workers workers() {
    return publisher.workers();
  }

  @Override
  public String toString() {
    return request.ref().toString();
  }
}
