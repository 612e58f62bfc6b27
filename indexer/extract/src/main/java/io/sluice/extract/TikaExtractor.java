package io.sluice.extract;

import io.sluice.extract.reader.Report;
import io.sluice.indexer.Extraction;
import io.sluice.indexer.Extraction.Outcome;
import io.sluice.indexer.Extractor;
import io.sluice.indexer.ExtractorSettings;
import io.sluice.indexer.IndexUnavailable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.streams.ReadStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.pipes.PipesResult;
import org.apache.tika.pipes.emitter.EmitData;

/** Reads each document in one of its reading processes. */
final class TikaExtractor implements Extractor {
  private final Vertx vertx;
  private final ExtractorSettings settings;
  private final Kinds kinds;
  private final List<Reader> all;
  private final FreeReaders free;

  TikaExtractor(ExtractorSettings settings, boolean ocr, List<Reader> readers) {
    this.vertx = settings.vertx();
    this.settings = settings;
    this.kinds = new Kinds(ocr);
    this.all = List.copyOf(readers);
    this.free = new FreeReaders(readers);
  }

  @Override
  public int parallelism() {
    return all.size();
  }

  @Override
  public Future<Extraction> extract(Document document, ReadStream<Buffer> body) {
    if (document.size() > settings.documentBytesMax()) {
      return Future.succeededFuture(none(Outcome.TOO_LARGE, Kinds.plain(document.contentType())));
    }
    Context context = vertx.getOrCreateContext();
    return on(context, free.take()).compose(reader -> using(context, reader, document, body));
  }

  private Future<Extraction> using(
      Context context, Reader reader, Document document, ReadStream<Buffer> body) {
    Spool spool = new Spool(body, settings.documentBytesMax());
    return spool
        .head()
        .compose(head -> chosen(context, reader, spool, document, head))
        .recover(failure -> refused(failure, document))
        .onComplete(done -> free.give(reader));
  }

  private Future<Extraction> chosen(
      Context context, Reader reader, Spool spool, Document document, Buffer head) {
    if (head.length() == 0) {
      return Future.succeededFuture(none(Outcome.COMPLETE, Kinds.plain(document.contentType())));
    }
    String contentType = Kinds.of(document, head);
    if (!kinds.hasText(contentType)) {
      return Future.succeededFuture(none(Outcome.UNSUPPORTED, contentType));
    }
    return laidDown(reader, spool)
        .compose(laid -> on(context, Future.fromCompletionStage(reader.read(document))))
        .map(result -> extraction(result, contentType))
        .recover(failure -> removed(reader, failure));
  }

  private Future<Void> laidDown(Reader reader, Spool spool) {
    OpenOptions fresh = new OpenOptions().setRead(false).setCreateNew(true).setPerms("rw-------");
    return vertx
        .fileSystem()
        .open(reader.workplace().document().toString(), fresh)
        .recover(e -> Future.failedFuture(new IndexUnavailable("no room to read: " + e, e)))
        .compose(spool::into);
  }

  /** What a reader did not get to see is not removed by it. */
  private Future<Extraction> removed(Reader reader, Throwable failure) {
    return vertx
        .executeBlocking(
            () -> {
              reader.workplace().clear();
              return null;
            },
            false)
        .transform(done -> Future.failedFuture(plain(failure)));
  }

  private static Throwable plain(Throwable failure) {
    return switch (failure) {
      case CompletionException wrapped when wrapped.getCause() != null -> wrapped.getCause();
      case RejectedExecutionException ended -> new IndexUnavailable("text extraction ends", ended);
      default -> failure;
    };
  }

  private Future<Extraction> refused(Throwable failure, Document document) {
    if (failure instanceof Spool.TooLarge) {
      return Future.succeededFuture(none(Outcome.TOO_LARGE, Kinds.plain(document.contentType())));
    }
    return Future.failedFuture(failure);
  }

  private static Extraction extraction(PipesResult result, String contentType) {
    return switch (result.getStatus()) {
      case PARSE_SUCCESS, PARSE_SUCCESS_WITH_EXCEPTION, PARSE_EXCEPTION_EMIT ->
          report(result, contentType);
      case EMPTY_OUTPUT -> none(Outcome.COMPLETE, contentType);
      case PARSE_EXCEPTION_NO_EMIT -> none(Outcome.CORRUPT, contentType);
      case TIMEOUT -> none(Outcome.TIMED_OUT, contentType(result, contentType));
      case OOM, UNSPECIFIED_CRASH -> none(Outcome.CRASHED, contentType(result, contentType));
      default ->
          throw new IndexUnavailable(
              "the reading process cannot be used: " + result.getStatus(), null);
    };
  }

  private static Extraction report(PipesResult result, String detected) {
    Metadata report = result.getEmitData().getMetadataList().getFirst();
    return new Extraction(
        Outcome.valueOf(report.get(Report.OUTCOME)),
        contentType(result, detected),
        Optional.ofNullable(report.get(Report.LANGUAGE)),
        Optional.ofNullable(report.get(Report.TITLE)).orElse(""),
        Optional.ofNullable(report.get(Report.TEXT)).filter(text -> !text.isEmpty()));
  }

  /**
   * As the reader found out, which it tells before it begins to read. Plain text it also calls what
   * has commas or tags by its name, but not so many that it would be sure.
   */
  private static String contentType(PipesResult result, String detected) {
    return Optional.ofNullable(result.getEmitData())
        .map(EmitData::getMetadataList)
        .map(List::getFirst)
        .map(metadata -> metadata.get(Metadata.CONTENT_TYPE))
        .map(Kinds::plain)
        .filter(found -> !found.equals("text/plain"))
        .orElse(detected);
  }

  private static Extraction none(Outcome outcome, String contentType) {
    return new Extraction(outcome, contentType, Optional.empty(), "", Optional.empty());
  }

  @Override
  public Future<Void> close() {
    free.close();
    return vertx.executeBlocking(
        () -> {
          for (Reader reader : all) {
            reader.close();
          }
          return null;
        },
        false);
  }

  /** The same, completing on a context. */
  private static <T> Future<T> on(Context context, Future<T> future) {
    Promise<T> promise = Promise.promise();
    future.onComplete(done -> context.runOnContext(run -> complete(promise, done)));
    return promise.future();
  }

  private static <T> void complete(Promise<T> promise, io.vertx.core.AsyncResult<T> done) {
    if (done.succeeded()) {
      promise.complete(done.result());
    } else {
      promise.fail(done.cause());
    }
  }
}
