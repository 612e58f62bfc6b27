package io.sluice.gateway.look;

import io.sluice.gateway.objects.Tags;
import io.sluice.gateway.objects.Written;
import io.sluice.gateway.outbox.Outcome;
import io.sluice.gateway.policy.BucketPolicy;
import io.sluice.gateway.policy.Verdicts;
import io.sluice.indexer.Extraction;
import io.sluice.indexer.Extractor;
import io.sluice.indexer.IndexChange;
import io.sluice.indexer.IndexedObject;
import io.sluice.indexer.SearchIndex;
import io.sluice.scanner.Reason;
import io.sluice.scanner.Verdict;
import io.sluice.spi.ByteRange;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.OpenObject;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StorageFailure;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Lets objects be found, or no longer. */
final class Indexing {
  private static final String AWAITS_SCAN = "awaits-scan";

  private final ObjectStore store;
  private final SearchIndex index;
  private final Extractor extractor;
  private final Function<String, Future<String>> names;

  /**
   * Makes one.
   *
   * @param names what people call the user of an id
   */
  Indexing(
      ObjectStore store,
      SearchIndex index,
      Extractor extractor,
      Function<String, Future<String>> names) {
    this.store = store;
    this.index = index;
    this.extractor = extractor;
    this.names = names;
  }

  Future<Outcome> forget(ObjectRef ref) {
    IndexChange gone = new IndexChange.Remove(ref.bucket().value(), ref.key().value());
    return index.apply(List.of(gone)).map(done -> Outcome.done());
  }

  /**
   * As its bucket wants it found; an object that was replaced meanwhile is left to its own mark.
   */
  Future<Outcome> put(ObjectInfo object, BucketPolicy policy) {
    return switch (policy.indexing()) {
      case OFF -> forget(object.ref());
      case NAMES -> put(object, bare(object, ""));
      case TEXT ->
          mayBeRead(Verdicts.of(object).verdict(), policy)
              ? extract(object)
                  .compose(found -> put(object, found))
                  .recover(Indexing::unlessChanged)
              : put(object, bare(object, AWAITS_SCAN));
    };
  }

  /** Nobody may find by its text what nobody may read. */
  private static boolean mayBeRead(Verdict verdict, BucketPolicy policy) {
    return switch (verdict) {
      case Verdict.Clean() -> true;
      case Verdict.Infected(String signature) -> false;
      case Verdict.Pending() -> false;
      case Verdict.NotScanned(Reason reason) ->
          reason != Reason.FOREIGN || policy.foreign() == BucketPolicy.Foreign.READ;
    };
  }

  private Future<Found> extract(ObjectInfo object) {
    return store
        .open(new OpenObject(object.ref(), ByteRange.whole(), ReadConditions.same(object)))
        .compose(content -> read(object, content).eventually(content::discard));
  }

  private Future<Found> read(ObjectInfo object, ObjectContent content) {
    Extractor.Document document =
        new Extractor.Document(name(object), declaredType(object), object.size());
    return extractor.extract(document, content.body()).map(Found::of);
  }

  private static Future<Outcome> unlessChanged(Throwable failure) {
    boolean changed =
        failure instanceof StorageFailure.ConditionFailed
            || failure instanceof StorageFailure.NoSuchObject;
    return changed ? Future.succeededFuture(Outcome.done()) : Future.failedFuture(failure);
  }

  private Future<Outcome> put(ObjectInfo object, Found found) {
    return names
        .apply(Written.of(object.metadata()))
        .map(owner -> document(object, found, owner))
        .compose(document -> index.apply(List.of(new IndexChange.Put(document))))
        .map(done -> found.outcome());
  }

  private static IndexedObject document(ObjectInfo object, Found found, String owner) {
    Extraction text = found.extraction();
    return new IndexedObject(
        object.ref().bucket().value(),
        object.ref().key().value(),
        stamp(object),
        object.size(),
        object.lastModified(),
        text.contentType(),
        text.language(),
        owner,
        Tags.of(object.metadata()).values(),
        object.metadata().user(),
        Verdicts.kind(Verdicts.of(object).verdict()),
        text.title(),
        text.text(),
        found.note());
  }

  /** What is still to be scanned differs from whatever the store has, so that nobody forgets it. */
  private static String stamp(ObjectInfo object) {
    return Verdicts.awaitsScan(Verdicts.of(object).verdict()) ? "" : Stamps.of(object);
  }

  /** Found by what is known without looking inside. */
  private static Found bare(ObjectInfo object, String note) {
    Extraction nothing =
        new Extraction(
            Extraction.Outcome.COMPLETE,
            declaredType(object),
            Optional.empty(),
            "",
            Optional.empty());
    return new Found(nothing, note, Outcome.done());
  }

  private static String declaredType(ObjectInfo object) {
    String declared = object.metadata().headers().getOrDefault("content-type", "");
    int parameters = declared.indexOf(';');
    return (parameters < 0 ? declared : declared.substring(0, parameters))
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  private static String name(ObjectInfo object) {
    String key = object.ref().key().value();
    return key.substring(key.lastIndexOf('/') + 1);
  }

  /** What was found in an object, and whether somebody should have a look at it. */
  private record Found(Extraction extraction, String note, Outcome outcome) {

    static Found of(Extraction extraction) {
      String note = extraction.outcome().note();
      Outcome outcome =
          extraction.outcome().poison()
              ? new Outcome.Dead(note, "its text could not be read: " + note)
              : Outcome.done();
      return new Found(extraction, note, outcome);
    }
  }
}
