package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.AbortUpload;
import io.sluice.spi.Capability;
import io.sluice.spi.CompleteUpload;
import io.sluice.spi.ETag;
import io.sluice.spi.ListParts;
import io.sluice.spi.ListUploads;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.PartInfo;
import io.sluice.spi.PreparedUpload;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.StorageFailure.Incomplete;
import io.sluice.spi.StorageFailure.InvalidPart;
import io.sluice.spi.StorageFailure.LimitExceeded;
import io.sluice.spi.StorageFailure.NoSuchUpload;
import io.sluice.spi.StorageFailure.PartTooSmall;
import io.sluice.spi.WriteCondition;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Reading an upload before it is published. */
public interface PreparedUploadContract extends StoreUnderTest {

  /** An upload with two parts, its first one so much larger than it must be. */
  default TwoParts begun(int more) {
    requires(Capability.PREPARE_UPLOAD);
    return TwoParts.on(bucket(), (int) store().profile().limits().partBytesMin() + more);
  }

  @Test
  default void thePreparedWholeCanBeReadBeforeAnybodySeesIt() {
    TwoParts begun = begun(0);
    PreparedUpload prepared = begun.prepare();
    assertThat(prepared.isCompleted()).isFalse();
    TestBucket.Read read = begun.read(prepared);
    assertThat(read.bytes()).isEqualTo(begun.whole());
    assertThat(read.info()).isEqualTo(prepared.info());
    assertThat(begun.bucket().keys()).isEmpty();
    assertThat(begun.upload().parts()).hasSize(2);
    ObjectInfo object = begun.commit(prepared);
    assertThat(object.lastModified()).isAfterOrEqualTo(prepared.info().lastModified());
    assertThat(object).isEqualTo(at(object, prepared.info()));
    assertThat(begun.bucket().stat("deep/key")).isEqualTo(object);
    assertThat(begun.bucket().read("deep/key").bytes()).isEqualTo(begun.whole());
    begun.bucket().refused(NoSuchUpload.class, s -> TestUpload.of(s).listParts(partsOf(begun)));
  }

  private static ListParts partsOf(TwoParts begun) {
    return new ListParts(begun.upload().ref(), 0, 10);
  }

  /** What was told of the prepared one, at the time when it was published. */
  private static ObjectInfo at(ObjectInfo published, ObjectInfo prepared) {
    return new ObjectInfo(
        prepared.ref(),
        prepared.size(),
        prepared.etag(),
        published.lastModified(),
        prepared.metadata(),
        prepared.checksums(),
        prepared.foreign());
  }

  @Test
  default void partsThatHaveToBeCopiedArePreparedAsWell() {
    requires(Capability.PREPARE_UPLOAD);
    int size = (int) store().profile().limits().partBytesMin();
    TwoParts begun = TwoParts.backwards(bucket(), size);
    byte[] whole = Buffer.buffer(begun.first()).appendBytes(Samples.noise(size)).getBytes();
    PreparedUpload prepared = begun.prepare();
    assertThat(begun.read(prepared).bytes()).isEqualTo(whole);
    assertThat(begun.bucket().keys()).isEmpty();
    begun.commit(prepared);
    assertThat(begun.bucket().read("deep/key").bytes()).isEqualTo(whole);
  }

  @Test
  default void itIsReadOftenAndAtTheSameTime() {
    TwoParts begun = begun(1);
    PreparedUpload prepared = begun.prepare();
    List<TestBucket.Read> reads =
        begun
            .bucket()
            .call(s -> Future.all(reading(prepared), reading(prepared)).map(f -> f.list()));
    assertThat(reads).allSatisfy(read -> assertThat(read.bytes()).isEqualTo(begun.whole()));
    assertThat(begun.read(prepared).bytes()).isEqualTo(begun.whole());
    begun.discard(prepared);
  }

  private static Future<TestBucket.Read> reading(PreparedUpload prepared) {
    return prepared.open().compose(TestBucket::drain);
  }

  @Test
  default void whatCompleteRefusesPrepareRefusesAndTheUploadStays() {
    TwoParts begun = begun(0);
    TestUpload upload = begun.upload();
    PartInfo one = begun.one();
    PartInfo other = new PartInfo(1, one.size(), new ETag("00"), one.lastModified(), List.of());
    begun.refuses(InvalidPart.class, upload.request(other));
    begun.refuses(
        Incomplete.class,
        upload.request(OptionalLong.of(1), Optional.empty(), begun.one(), begun.two()));
    PartInfo three = upload.part(3, TwoParts.END);
    begun.refuses(PartTooSmall.class, upload.request(begun.one(), begun.two(), three));
    begun.bucket().put("deep/key", "there");
    begun.refuses(
        ConditionFailed.class, upload.request(WriteCondition.ifAbsent(), begun.one(), begun.two()));
    assertThat(begun.bucket().read("deep/key").text()).isEqualTo("there");
    upload.complete(begun.one(), begun.two());
    assertThat(begun.bucket().read("deep/key").bytes()).isEqualTo(begun.whole());
  }

  @Test
  default void annotationsOfTheCommitArePutOverAllOthers() {
    TwoParts begun = begun(0);
    CompleteUpload request =
        begun.request().with(Map.of("verdict", "pending", "more", "kept"), Optional.empty());
    PreparedUpload prepared = begun.prepare(request);
    ObjectInfo object = begun.commit(prepared, Map.of("verdict", "clean 1"), Optional.empty());
    assertThat(object.metadata())
        .isEqualTo(Samples.METADATA.annotated(Map.of("verdict", "clean 1", "more", "kept")));
    assertThat(begun.bucket().stat("deep/key")).isEqualTo(object);
  }

  @Test
  default void metadataBeyondTheLimitIsRefusedAtTheCommitAndTheUploadStays() {
    TwoParts begun = begun(0);
    PreparedUpload prepared = begun.prepare();
    String large = "x".repeat(store().profile().limits().metadataBytesMax());
    begun
        .bucket()
        .refused(
            LimitExceeded.class, s -> prepared.commit(Map.of("large", large), Optional.empty()));
    assertThat(begun.bucket().keys()).isEmpty();
    begun.commit(begun.prepare());
    assertThat(begun.bucket().read("deep/key").bytes()).isEqualTo(begun.whole());
  }

  @Test
  default void theConditionIsJudgedAgainAtTheCommitAndTheUploadStays() {
    requires(Capability.COMPLETE_CONDITIONS);
    TwoParts begun = begun(0);
    CompleteUpload request =
        begun.upload().request(WriteCondition.ifAbsent(), begun.one(), begun.two());
    PreparedUpload prepared = begun.prepare(request);
    ObjectInfo faster = begun.bucket().put("deep/key", "faster");
    begun.commitRefused(ConditionFailed.class, prepared);
    assertThat(begun.bucket().stat("deep/key")).isEqualTo(faster);
    begun.commit(begun.prepare());
    assertThat(begun.bucket().read("deep/key").bytes()).isEqualTo(begun.whole());
  }

  @Test
  default void theCommitKeepsWhatItReplaces() {
    requires(Capability.KEEP_REPLACED);
    TestBucket keeper = TestBucket.system(store(), vertx());
    TwoParts begun = begun(0);
    begun.bucket().put("deep/key", "first");
    CompleteUpload request =
        begun.request().with(Map.of(), Optional.of(keeper.ref("of the request")));
    begun.commit(begun.prepare(request), Map.of(), Optional.of(keeper.ref("of the commit")));
    assertThat(keeper.keys()).containsExactly("of the commit");
    assertThat(keeper.read("of the commit").text()).isEqualTo("first");
    TwoParts second = TwoParts.on(begun.bucket(), begun.size());
    second.commit(
        second.prepare(second.request().with(Map.of(), Optional.of(keeper.ref("again")))));
    assertThat(keeper.read("again").bytes()).isEqualTo(begun.whole());
  }

  @Test
  default void aPartThatIsUploadedAgainChangesNothingOfWhatWasPrepared() {
    TwoParts begun = begun(0);
    PreparedUpload prepared = begun.prepare();
    begun.upload().part(1, Samples.noise(begun.size() + 1));
    begun.upload().part(2, Samples.text("another"));
    begun.upload().part(3, Samples.text("one more"));
    assertThat(begun.read(prepared).bytes()).isEqualTo(begun.whole());
    begun.commit(prepared);
    assertThat(begun.bucket().read("deep/key").bytes()).isEqualTo(begun.whole());
  }

  @Test
  default void aPartThatWasUploadedAgainIsThereWhenThePreparedIsDiscarded() {
    TwoParts begun = begun(0);
    PreparedUpload prepared = begun.prepare();
    PartInfo another = begun.upload().part(2, Samples.text("another end"));
    begun.discard(prepared);
    begun.upload().complete(begun.one(), another);
    assertThat(begun.bucket().read("deep/key").bytes())
        .isEqualTo(Buffer.buffer(begun.first()).appendString("another end").getBytes());
  }

  @Test
  default void whatWasPreparedOfAnAbortedUploadIsReadableAndNotCommitted() {
    TwoParts begun = begun(0);
    PreparedUpload prepared = begun.prepare();
    begun.bucket().call(s -> TestUpload.of(s).abort(new AbortUpload(begun.upload().ref())));
    assertThat(begun.read(prepared).bytes()).isEqualTo(begun.whole());
    begun.commitRefused(NoSuchUpload.class, prepared);
    assertThat(begun.bucket().keys()).isEmpty();
  }

  @Test
  default void whereOthersCompletedItTheAnswerIsTheirObject() {
    TwoParts begun = begun(0);
    PreparedUpload prepared = begun.prepare();
    PreparedUpload second = begun.prepare();
    ObjectInfo theirs = begun.upload().complete(begun.one(), begun.two());
    assertThat(begun.read(prepared).bytes()).isEqualTo(begun.whole());
    assertThat(begun.commit(prepared)).isEqualTo(theirs);
    assertThat(begun.commit(second)).isEqualTo(theirs);
    assertThat(begun.bucket().stat("deep/key")).isEqualTo(theirs);
    assertThat(begun.bucket().read("deep/key").bytes()).isEqualTo(begun.whole());
  }

  @Test
  default void manyWhoPrepareAndCommitAtOnceGetTheSameAnswer() {
    TwoParts begun = begun(0);
    Race.Result<ObjectInfo> result = Race.run(6, i -> begun.commit(begun.prepare()));
    assertThat(result.failures()).isEmpty();
    assertThat(result.successes()).containsOnly(begun.bucket().stat("deep/key"));
    assertThat(begun.bucket().read("deep/key").bytes()).isEqualTo(begun.whole());
  }

  @Test
  default void whatWasCompletedBeforeIsPreparedAsItsObject() {
    TwoParts begun = begun(0);
    ObjectInfo object = begun.upload().complete(begun.one(), begun.two());
    PreparedUpload prepared = begun.prepare();
    assertThat(prepared.isCompleted()).isTrue();
    assertThat(prepared.info()).isEqualTo(object);
    assertThat(begun.read(prepared).bytes()).isEqualTo(begun.whole());
    assertThat(begun.commit(prepared, Map.of("more", "no"), Optional.empty())).isEqualTo(object);
    assertThat(begun.bucket().stat("deep/key")).isEqualTo(object);
    begun.bucket().put("deep/key", "later");
    begun.refuses(NoSuchUpload.class, begun.request());
  }

  @Test
  default void aDiscardedOneLeavesTheUploadAsItWas() {
    TwoParts begun = begun(0);
    PreparedUpload prepared = begun.prepare();
    begun.discard(prepared);
    begun.discard(prepared);
    begun.commitRefused(NoSuchUpload.class, prepared);
    begun.bucket().refused(NoSuchUpload.class, s -> prepared.open());
    ListUploads all = new ListUploads(begun.bucket().name(), "", "", "", 10);
    assertThat(begun.bucket().call(s -> TestUpload.of(s).list(all)).uploads()).hasSize(1);
    assertThat(begun.upload().parts()).hasSize(2);
    PreparedUpload again = begun.prepare();
    begun.commit(again);
    begun.discard(again);
    begun.commitRefused(NoSuchUpload.class, again);
    assertThat(begun.bucket().read("deep/key").bytes()).isEqualTo(begun.whole());
  }

  @Test
  default void whatWasOpenedIsReadToItsEndAfterCommitAndDiscard() {
    TwoParts begun = begun(0);
    PreparedUpload discarded = begun.prepare();
    ObjectContent first = begun.bucket().call(s -> discarded.open());
    begun.discard(discarded);
    PreparedUpload committed = begun.prepare();
    ObjectContent second = begun.bucket().call(s -> committed.open());
    begun.commit(committed);
    begun.bucket().delete("deep/key");
    for (ObjectContent content : List.of(first, second)) {
      assertThat(begun.bucket().call(s -> TestBucket.drain(content)).bytes())
          .isEqualTo(begun.whole());
    }
  }
}
