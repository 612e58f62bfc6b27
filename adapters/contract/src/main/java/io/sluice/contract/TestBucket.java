package io.sluice.contract;

import io.sluice.spi.BucketName;
import io.sluice.spi.ByteRange;
import io.sluice.spi.Commit;
import io.sluice.spi.CreateBucket;
import io.sluice.spi.DeleteObject;
import io.sluice.spi.DeleteResult;
import io.sluice.spi.ListEntry;
import io.sluice.spi.ListObjects;
import io.sluice.spi.ListPage;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.OpenObject;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StageObject;
import io.sluice.spi.Staged;
import io.sluice.spi.StatObject;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.StorageFailure.NoSuchObject;
import io.sluice.spi.WriteCondition;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/**
 * A bucket that one test has for itself, and the calls of the store in the form that tests like:
 * made on a Vert.x context, as the gateway makes them, and awaited on the test's own thread.
 */
public final class TestBucket {

  private static final int CHUNK_BYTES = 100_000;

  private final ObjectStore store;
  private final Vertx vertx;
  private final BucketName name;

  private TestBucket(ObjectStore store, Vertx vertx, BucketName name) {
    this.store = store;
    this.vertx = vertx;
    this.name = name;
  }

  /** Makes a bucket with a name that nobody has used. */
  public static TestBucket create(ObjectStore store, Vertx vertx) {
    BucketName name = new BucketName("contract-" + UUID.randomUUID());
    TestBucket bucket = new TestBucket(store, vertx, name);
    bucket.call(s -> s.createBucket(new CreateBucket(name)));
    return bucket;
  }

  /** A system bucket with a name that nobody has used. */
  public static TestBucket system(ObjectStore store, Vertx vertx) {
    return new TestBucket(store, vertx, BucketName.system("contract-" + UUID.randomUUID()));
  }

  /** An object that was read. */
  public record Read(ObjectInfo info, ByteRange.Resolved range, Buffer body) {

    public byte[] bytes() {
      return body.getBytes();
    }

    public String text() {
      return body.toString(StandardCharsets.UTF_8);
    }
  }

  public BucketName name() {
    return name;
  }

  public ObjectRef ref(String key) {
    return new ObjectRef(name, new ObjectKey(key));
  }

  /** Makes a call on a Vert.x context that belongs to this thread. */
  public <T> Future<T> async(Function<ObjectStore, Future<T>> call) {
    Context context = vertx.getOrCreateContext();
    Promise<T> promise = Promise.promise();
    context.runOnContext(ignored -> call.apply(store).onComplete(promise));
    return promise.future();
  }

  /** Makes a call and waits for its answer. */
  public <T> T call(Function<ObjectStore, Future<T>> call) {
    return Futures.await(async(call));
  }

  /** Makes a call that must fail in this way. */
  public <T, F extends StorageFailure> F refused(
      Class<F> type, Function<ObjectStore, Future<T>> call) {
    return Futures.refusal(type, async(call));
  }

  public ObjectInfo put(String key, String text) {
    return put(key, Samples.text(text));
  }

  public ObjectInfo put(String key, byte[] bytes) {
    return put(key, bytes, WriteCondition.always());
  }

  public ObjectInfo put(String key, byte[] bytes, WriteCondition condition) {
    return call(s -> putting(s, key, bytes, condition));
  }

  /** The same bytes once more, at a time that the store tells from this object's. */
  public ObjectInfo putLater(ObjectInfo object, byte[] bytes) {
    ObjectInfo later = object;
    while (later.lastModified().equals(object.lastModified())) {
      later = put(object.ref().key().value(), bytes);
    }
    return later;
  }

  public ObjectInfo put(String key, byte[] bytes, ObjectMetadata metadata) {
    StageObject request = new StageObject(ref(key), metadata, OptionalLong.of(bytes.length));
    return call(s -> writing(s, request, bytes, Samples.commit(bytes)));
  }

  /** A whole write as one future, to be used inside {@link #async} and {@link #refused}. */
  public Future<ObjectInfo> putting(
      ObjectStore s, String key, byte[] bytes, WriteCondition condition) {
    StageObject request =
        new StageObject(ref(key), ObjectMetadata.EMPTY, OptionalLong.empty(), condition);
    return writing(s, request, bytes, Samples.commit(bytes));
  }

  /** Stages, writes, ends and commits. */
  public Future<ObjectInfo> writing(
      ObjectStore s, StageObject request, byte[] bytes, Commit commit) {
    return s.stage(request)
        .compose(staged -> fill(staged, bytes))
        .compose(staged -> staged.commit(commit));
  }

  public StageObject stageRequest(String key) {
    return new StageObject(ref(key), ObjectMetadata.EMPTY, OptionalLong.empty());
  }

  /** Stages bytes that wait for their commit. */
  public Staged<Commit, ObjectInfo> stage(String key, byte[] bytes) {
    return call(s -> s.stage(stageRequest(key)).compose(staged -> fill(staged, bytes)));
  }

  /** Writes everything, a chunk after the other, and ends. */
  public static <S extends WriteStream<Buffer>> Future<S> fill(S stream, byte[] bytes) {
    return write(stream, Buffer.buffer(bytes), 0).compose(ignored -> stream.end()).map(stream);
  }

  private static Future<Void> write(WriteStream<Buffer> stream, Buffer bytes, int from) {
    if (from == bytes.length()) {
      return Future.succeededFuture();
    }
    int until = Math.min(bytes.length(), from + CHUNK_BYTES);
    return stream
        .write(bytes.getBuffer(from, until))
        .compose(ignored -> write(stream, bytes, until));
  }

  public ObjectInfo stat(String key) {
    return call(s -> s.stat(new StatObject(ref(key))));
  }

  public boolean has(String key) {
    return call(
        s -> s.stat(new StatObject(ref(key))).map(true).recover(TestBucket::missingIsFalse));
  }

  private static Future<Boolean> missingIsFalse(Throwable failure) {
    return failure instanceof NoSuchObject
        ? Future.succeededFuture(false)
        : Future.failedFuture(failure);
  }

  public Read read(String key) {
    return read(key, ByteRange.whole());
  }

  public Read read(String key, ByteRange range) {
    return call(s -> reading(s, new OpenObject(ref(key), range, ReadConditions.NONE)));
  }

  /** Opens and reads to the end as one future. */
  public Future<Read> reading(ObjectStore s, OpenObject request) {
    return s.open(request).compose(TestBucket::drain);
  }

  /** Reads opened content to its end and gives it back. */
  public static Future<Read> drain(ObjectContent content) {
    Promise<Buffer> whole = Promise.promise();
    Buffer bytes = Buffer.buffer();
    content
        .body()
        .exceptionHandler(whole::tryFail)
        .endHandler(ignored -> whole.tryComplete(bytes))
        .handler(bytes::appendBuffer)
        .resume();
    return whole
        .future()
        .map(all -> new Read(content.info(), content.range(), all))
        .eventually(content::discard);
  }

  public DeleteResult delete(String key) {
    return call(s -> s.delete(new DeleteObject(ref(key))));
  }

  public ListPage list(String prefix, String delimiter, String after, int limit) {
    return call(s -> s.list(new ListObjects(name, prefix, delimiter, after, limit)));
  }

  /** The names of everything in the bucket. */
  public List<String> keys() {
    return names(list("", "", "", 10_000));
  }

  public static List<String> names(ListPage page) {
    return page.entries().stream().map(ListEntry::name).toList();
  }
}
