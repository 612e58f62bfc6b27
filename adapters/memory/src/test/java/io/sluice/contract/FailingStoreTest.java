package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.FailurePlan.Call;
import io.sluice.memory.MemoryStore;
import io.sluice.spi.CompleteUpload;
import io.sluice.spi.DeleteObject;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.OpenObject;
import io.sluice.spi.PartInfo;
import io.sluice.spi.PreparedUpload;
import io.sluice.spi.StatObject;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.StorageFailure.QuotaExceeded;
import io.sluice.spi.StorageFailure.Unavailable;
import io.sluice.spi.WriteCondition;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FailingStoreTest {

  private final StorageFailure planned = new Unavailable("as planned", null);

  private final Vertx vertx = Vertx.vertx();
  private final FailurePlan plan = new FailurePlan();
  private TestBucket bucket;
  private ObjectInfo old;

  @BeforeEach
  void open() {
    bucket = TestBucket.create(new FailingStore(new MemoryStore(vertx), plan), vertx);
    old = bucket.put("key", "old");
  }

  @AfterEach
  void close() {
    assertThat(plan.pending()).isZero();
    Futures.await(vertx.close());
  }

  @Test
  void theNthCallOfAKindFailsOnce() {
    plan.before(Call.STAT, 2, planned);
    assertThat(bucket.stat("key")).isEqualTo(old);
    bucket.read("key");
    bucket.refused(Unavailable.class, s -> s.stat(new StatObject(bucket.ref("key"))));
    assertThat(bucket.stat("key")).isEqualTo(old);
  }

  @Test
  void theNthCallOfWhateverKindFailsOnce() {
    plan.beforeAny(plan.calls() + 2, planned);
    bucket.stat("key");
    bucket.refused(Unavailable.class, s -> s.delete(new DeleteObject(bucket.ref("key"))));
    assertThat(bucket.stat("key")).isEqualTo(old);
  }

  @Test
  void aCallWhoseAnswerIsLostHasDoneItsWork() {
    plan.after(Call.DELETE, 1, planned);
    bucket.refused(Unavailable.class, s -> s.delete(new DeleteObject(bucket.ref("key"))));
    assertThat(bucket.has("key")).isFalse();
    plan.afterAny(plan.calls() + 1, planned);
    bucket.refused(
        Unavailable.class,
        s -> bucket.putting(s, "key", Samples.text("again"), WriteCondition.always()));
    assertThat(bucket.has("key")).isFalse();
  }

  @Test
  void aWriteBreaksAtItsByteAndStaysBroken() {
    StorageFailure full = new QuotaExceeded("as planned");
    byte[] bytes = Samples.noise(300_000);
    for (long at : new long[] {0, 1, 99_999, 100_000, 299_999}) {
      plan.whenWritten(at, full);
      bucket.refused(
          QuotaExceeded.class, s -> bucket.putting(s, "key", bytes, WriteCondition.always()));
      assertThat(plan.pending()).isZero();
    }
    assertThat(bucket.stat("key")).isEqualTo(old);
    assertThat(bucket.put("key", bytes).size()).isEqualTo(300_000);
  }

  @Test
  void aBrokenWriteCannotBeCommitted() {
    plan.whenWritten(2, planned);
    byte[] bytes = Samples.text("bytes");
    bucket.refused(
        Unavailable.class,
        s ->
            s.stage(bucket.stageRequest("key"))
                .compose(staged ->
                    staged
                        .write(Buffer.buffer(bytes))
                        .transform(broken -> staged.commit(Samples.commit(bytes)))));
    assertThat(bucket.stat("key")).isEqualTo(old);
  }

  @Test
  void aWriteThatEndsBeforeItsFaultDoesNotBreak() {
    plan.whenWritten(5, planned);
    bucket.put("key", "12345");
    bucket.refused(
        Unavailable.class,
        s -> bucket.putting(s, "key", Samples.text("123456"), WriteCondition.always()));
    assertThat(bucket.read("key").text()).isEqualTo("12345");
  }

  @Test
  void aBodyBreaksAfterTheBytesBeforeItsFault() {
    byte[] bytes = Samples.noise(300_000);
    bucket.put("key", bytes);
    for (int at : new int[] {0, 1, 65_536, 100_000, 299_999}) {
      plan.whenRead(at, planned);
      Buffer got =
          bucket.call(s -> s.open(new OpenObject(bucket.ref("key"))).compose(this::broken));
      assertThat(got.getBytes()).isEqualTo(Arrays.copyOf(bytes, at));
    }
    assertThat(bucket.read("key").bytes()).isEqualTo(bytes);
  }

  /** What came before the failure. */
  private Future<Buffer> broken(ObjectContent content) {
    Promise<Buffer> got = Promise.promise();
    Buffer bytes = Buffer.buffer();
    content
        .body()
        .exceptionHandler(failure -> got.complete(failure == planned ? bytes : null))
        .endHandler(ignored -> got.fail("ended"))
        .handler(bytes::appendBuffer)
        .resume();
    return got.future().eventually(content::discard);
  }

  @Test
  void aRefusedCommitLeavesTheOldObject() {
    plan.before(Call.COMMIT, 2, planned);
    bucket.refused(
        Unavailable.class,
        s -> bucket.putting(s, "key", Samples.text("new"), WriteCondition.always()));
    assertThat(bucket.read("key").text()).isEqualTo("old");
  }

  @Test
  void aCommitWhoseAnswerIsLostHasPublished() {
    plan.after(Call.COMMIT, 2, planned);
    bucket.refused(
        Unavailable.class,
        s -> bucket.putting(s, "key", Samples.text("new"), WriteCondition.always()));
    assertThat(bucket.read("key").text()).isEqualTo("new");
  }

  @Test
  void partsAndTheirCompletionFailToo() {
    plan.before(Call.COMMIT_PART, 1, planned).after(Call.COMPLETE, 1, planned);
    TestUpload upload = TestUpload.begin(bucket, "key");
    bucket.refused(Unavailable.class, s -> upload.uploading(s, 1, Samples.text("part")));
    assertThat(upload.parts()).isEmpty();
    PartInfo part = upload.part(1, Samples.text("part"));
    bucket.refused(Unavailable.class, s -> TestUpload.of(s).complete(upload.request(part)));
    assertThat(upload.complete(part)).isEqualTo(bucket.stat("key"));
    assertThat(bucket.read("key").text()).isEqualTo("part");
  }

  @Test
  void preparingReadingAndCommittingFailToo() {
    TestUpload upload = TestUpload.begin(bucket, "key");
    CompleteUpload request = upload.request(upload.part(1, Samples.text("part")));
    plan.before(Call.PREPARE, 1, planned).after(Call.OPEN_PREPARED, 1, planned);
    bucket.refused(Unavailable.class, s -> TestUpload.of(s).prepare(request));
    PreparedUpload refused = bucket.call(s -> TestUpload.of(s).prepare(request));
    bucket.refused(Unavailable.class, s -> refused.open());
    plan.before(Call.COMMIT_PREPARED, 1, planned).whenRead(2, planned);
    Buffer got = bucket.call(s -> refused.open().compose(this::broken));
    assertThat(got.toString()).isEqualTo("pa");
    bucket.refused(Unavailable.class, s -> refused.commit(Map.of(), Optional.empty()));
    assertThat(bucket.read("key").text()).isEqualTo("old");
    plan.after(Call.COMMIT_PREPARED, 2, planned);
    PreparedUpload lost = bucket.call(s -> TestUpload.of(s).prepare(request));
    bucket.refused(Unavailable.class, s -> lost.commit(Map.of(), Optional.empty()));
    assertThat(bucket.read("key").text()).isEqualTo("part");
  }
}
