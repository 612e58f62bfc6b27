package io.sluice.gateway.objects;

import io.sluice.gateway.ingest.Body;
import io.sluice.gateway.ingest.Ingest;
import io.sluice.spi.ByteRange;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ChecksumType;
import io.sluice.spi.Commit;
import io.sluice.spi.CopyObject;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.OpenObject;
import io.sluice.spi.StageObject;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A copy that gets a checksum which its source has not, so that all bytes must be read: they pass
 * through the gateway as those of any client do. What comes of it is an object in one piece, also
 * where its source came in parts, and has that checksum alone.
 */
final class SummedCopy {
  private final ObjectStore store;
  private final Ingest ingest;

  SummedCopy(ObjectStore store, Ingest ingest) {
    this.store = store;
    this.ingest = ingest;
  }

  /** Whether an object has this checksum of all its bytes already, and no other. */
  static boolean isOf(ObjectInfo object, ChecksumAlgorithm wanted) {
    List<Checksum> sums = object.checksums();
    return sums.size() == 1
        && sums.getFirst().algorithm() == wanted
        && sums.getFirst().type() == ChecksumType.FULL_OBJECT;
  }

  Future<ObjectInfo> make(CopyObject request, ChecksumAlgorithm wanted) {
    return store
        .open(new OpenObject(request.source(), ByteRange.whole(), request.conditions()))
        .compose(source -> fill(request, wanted, source).eventually(source::discard));
  }

  private Future<ObjectInfo> fill(
      CopyObject request, ChecksumAlgorithm wanted, ObjectContent source) {
    StageObject stage =
        new StageObject(
            request.target(),
            request.patch().applyTo(source.info().metadata()),
            OptionalLong.of(source.info().size()),
            request.condition(),
            request.keepReplaced());
    return store
        .stage(stage)
        .compose(staged ->
            ingest.receive(
                Body.stored(source),
                Set.of(wanted),
                staged,
                received ->
                    new Commit(received.size(), received.md5(), received.checksums(), Map.of())));
  }
}
