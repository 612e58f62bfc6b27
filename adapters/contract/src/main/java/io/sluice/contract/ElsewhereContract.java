package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.AbortUpload;
import io.sluice.spi.Capability;
import io.sluice.spi.Commit;
import io.sluice.spi.CompleteUpload;
import io.sluice.spi.ListObjectParts;
import io.sluice.spi.ListParts;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.PreparedUpload;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StageObject;
import io.sluice.spi.Staged;
import io.sluice.spi.StorageFailure.Incomplete;
import io.sluice.spi.StorageFailure.LimitExceeded;
import io.sluice.spi.StorageFailure.NoSuchUpload;
import io.sluice.spi.WriteCondition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Bytes that were meant for one key, and become an object under another. */
public interface ElsewhereContract extends StoreUnderTest {

  /** A bucket for what is not published; leaves the test out where that cannot be. */
  default TestBucket aside() {
    requires(Capability.COMMIT_ELSEWHERE);
    return TestBucket.system(store(), vertx());
  }

  private static Commit commit(byte[] bytes, ObjectRef place) {
    return new Commit(
        bytes.length,
        Samples.md5(bytes),
        List.of(Samples.crc32(bytes)),
        Map.of("verdict", "infected"),
        Optional.of(place));
  }

  @Test
  default void stagedBytesBecomeAnObjectElsewhere() {
    TestBucket aside = aside();
    TestBucket bucket = bucket();
    ObjectInfo old = bucket.put("deep/key", "old");
    byte[] bytes = Samples.noise(300_000);
    StageObject request =
        new StageObject(
            old.ref(),
            Samples.METADATA,
            OptionalLong.of(bytes.length),
            WriteCondition.ifAbsent(),
            Optional.of(aside.ref("replaced")));
    Commit commit = commit(bytes, aside.ref("in/side"));
    ObjectInfo object = bucket.call(s -> bucket.writing(s, request, bytes, commit));
    assertThat(object).isEqualTo(aside.stat("in/side"));
    assertThat(object.ref()).isEqualTo(aside.ref("in/side"));
    assertThat(object.metadata())
        .isEqualTo(Samples.METADATA.annotated(Map.of("verdict", "infected")));
    assertThat(object.checksums()).containsExactly(Samples.crc32(bytes));
    assertThat(aside.read("in/side").bytes()).isEqualTo(bytes);
    assertThat(aside.keys()).containsExactly("in/side");
    assertThat(bucket.stat("deep/key")).isEqualTo(old);
    assertThat(bucket.keys()).containsExactly("deep/key");
  }

  @Test
  default void whatIsThereGoes() {
    TestBucket aside = aside();
    TestBucket bucket = bucket();
    aside.put("place", Samples.noise(100_000), Samples.METADATA);
    byte[] bytes = Samples.text("new");
    Commit commit = commit(bytes, aside.ref("place"));
    bucket.call(s -> bucket.writing(s, bucket.stageRequest("deep/in/it"), bytes, commit));
    assertThat(aside.read("place").text()).isEqualTo("new");
    assertThat(aside.stat("place").metadata().user()).isEmpty();
    assertThat(bucket.keys()).isEmpty();
    assertThat(bucket.list("", "/", "", 10).entries()).isEmpty();
  }

  @Test
  default void nothingIsElsewhereWhereTheCommitFails() {
    TestBucket aside = aside();
    TestBucket bucket = bucket();
    byte[] bytes = Samples.text("bytes");
    Staged<Commit, ObjectInfo> torn = bucket.stage("key", Samples.text("byte"));
    bucket.refused(Incomplete.class, s -> torn.commit(commit(bytes, aside.ref("place"))));
    Staged<Commit, ObjectInfo> discarded = bucket.stage("key", bytes);
    bucket.call(s -> discarded.discard());
    assertThat(aside.keys()).isEmpty();
    assertThat(bucket.keys()).isEmpty();
  }

  private TwoParts begun() {
    requires(Capability.PREPARE_UPLOAD);
    return TwoParts.on(bucket(), (int) store().profile().limits().partBytesMin());
  }

  private static ObjectInfo commit(TwoParts begun, PreparedUpload prepared, ObjectRef place) {
    return begun.bucket().call(s -> prepared.commitElsewhere(Map.of("verdict", "bad"), place));
  }

  private static void assertOver(TwoParts begun) {
    ListParts parts = new ListParts(begun.upload().ref(), 0, 10);
    begun.bucket().refused(NoSuchUpload.class, s -> TestUpload.of(s).listParts(parts));
  }

  @Test
  default void aPreparedUploadBecomesAnObjectElsewhere() {
    TestBucket aside = aside();
    TwoParts begun = begun();
    PreparedUpload prepared = begun.prepare();
    ObjectInfo object = commit(begun, prepared, aside.ref("in/side"));
    assertThat(object).isEqualTo(aside.stat("in/side"));
    assertThat(object.metadata()).isEqualTo(Samples.METADATA.annotated(Map.of("verdict", "bad")));
    assertThat(object.etag()).isEqualTo(prepared.info().etag());
    assertThat(aside.read("in/side").bytes()).isEqualTo(begun.whole());
    ListObjectParts parts = new ListObjectParts(object.ref(), ReadConditions.NONE, 0, 10);
    assertThat(aside.call(s -> s.listParts(parts)).parts()).hasSize(2);
    assertThat(begun.bucket().keys()).isEmpty();
    assertOver(begun);
  }

  @Test
  default void partsThatHadToBeCopiedAreElsewhereAsWell() {
    TestBucket aside = aside();
    requires(Capability.PREPARE_UPLOAD);
    TwoParts begun = TwoParts.backwards(bucket(), (int) store().profile().limits().partBytesMin());
    PreparedUpload prepared = begun.prepare();
    byte[] whole = begun.read(prepared).bytes();
    commit(begun, prepared, aside.ref("place"));
    assertThat(aside.read("place").bytes()).isEqualTo(whole);
    assertThat(begun.bucket().keys()).isEmpty();
    assertOver(begun);
  }

  @Test
  default void noConditionIsJudgedForItAndNothingIsKept() {
    TestBucket aside = aside();
    TwoParts begun = begun();
    CompleteUpload request =
        begun
            .upload()
            .request(WriteCondition.ifAbsent(), begun.one(), begun.two())
            .with(Map.of(), Optional.of(aside.ref("replaced")));
    PreparedUpload prepared = begun.prepare(request);
    ObjectInfo faster = begun.bucket().put("deep/key", "faster");
    commit(begun, prepared, aside.ref("place"));
    assertThat(aside.keys()).containsExactly("place");
    assertThat(begun.bucket().stat("deep/key")).isEqualTo(faster);
  }

  @Test
  default void whatOthersEndedIsNotElsewhere() {
    TestBucket aside = aside();
    TwoParts aborted = begun();
    PreparedUpload first = aborted.prepare();
    aborted.bucket().call(s -> TestUpload.of(s).abort(new AbortUpload(aborted.upload().ref())));
    aborted
        .bucket()
        .refused(NoSuchUpload.class, s -> first.commitElsewhere(Map.of(), aside.ref("place")));
    TwoParts completed = begun();
    PreparedUpload second = completed.prepare();
    ObjectInfo theirs = completed.upload().complete(completed.one(), completed.two());
    assertThat(commit(completed, second, aside.ref("place"))).isEqualTo(theirs);
    assertThat(completed.bucket().stat("deep/key")).isEqualTo(theirs);
    assertThat(aside.keys()).isEmpty();
  }

  @Test
  default void whereItFailsTheUploadStays() {
    TestBucket aside = aside();
    TwoParts begun = begun();
    PreparedUpload prepared = begun.prepare();
    Map<String, String> large =
        Map.of("large", "x".repeat(store().profile().limits().metadataBytesMax()));
    begun
        .bucket()
        .refused(LimitExceeded.class, s -> prepared.commitElsewhere(large, aside.ref("place")));
    assertThat(aside.keys()).isEmpty();
    begun.commit(begun.prepare());
    assertThat(begun.bucket().read("deep/key").bytes()).isEqualTo(begun.whole());
  }
}
