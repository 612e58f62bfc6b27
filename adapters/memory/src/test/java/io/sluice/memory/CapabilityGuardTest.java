package io.sluice.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.contract.Futures;
import io.sluice.contract.Samples;
import io.sluice.contract.TestBucket;
import io.sluice.contract.TestUpload;
import io.sluice.spi.AbortUpload;
import io.sluice.spi.Capability;
import io.sluice.spi.CapabilityGuard;
import io.sluice.spi.Commit;
import io.sluice.spi.CompleteUpload;
import io.sluice.spi.ControlCondition;
import io.sluice.spi.ControlCondition.IfVersion;
import io.sluice.spi.ControlDocument;
import io.sluice.spi.ControlName;
import io.sluice.spi.CopyObject;
import io.sluice.spi.CreateUpload;
import io.sluice.spi.DeleteDocument;
import io.sluice.spi.DeleteObject;
import io.sluice.spi.ETag;
import io.sluice.spi.ForwardingStore;
import io.sluice.spi.ListParts;
import io.sluice.spi.ListUploads;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.MoveObject;
import io.sluice.spi.MultipartUploads;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.PreparedUpload;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StageObject;
import io.sluice.spi.StagePart;
import io.sluice.spi.Staged;
import io.sluice.spi.StorageFailure.NoSuchUpload;
import io.sluice.spi.StorageFailure.Unsupported;
import io.sluice.spi.StoreProfile;
import io.sluice.spi.UploadRef;
import io.sluice.spi.WriteCondition;
import io.sluice.spi.WriteCondition.IfMatches;
import io.sluice.spi.WriteDocument;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A guard before a store that declares nothing, though it could. */
final class CapabilityGuardTest {

  private static final byte[] BYTES = "bytes".getBytes(StandardCharsets.UTF_8);
  private static final WriteCondition IF_MATCHES = new IfMatches(new ETag("any"));

  private final Vertx vertx = Vertx.vertx();
  private TestBucket bucket;

  @BeforeEach
  void open() {
    bucket = TestBucket.create(guarded(Set.of()), vertx);
    bucket.put("key", "kept");
  }

  @AfterEach
  void close() {
    Futures.await(vertx.close());
  }

  private ObjectStore guarded(Set<Capability> declared) {
    ObjectStore store = new MemoryStore(vertx);
    StoreProfile profile = new StoreProfile("less", declared, store.profile().limits());
    return new CapabilityGuard(
        new ForwardingStore(store) {
          @Override
          public StoreProfile profile() {
            return profile;
          }
        });
  }

  @Test
  void aConditionalWriteIsRefusedAndGivenBack() {
    refused(s -> bucket.putting(s, "new", BYTES, WriteCondition.ifAbsent()));
    refused(s -> bucket.putting(s, "key", BYTES, IF_MATCHES));
    assertThat(bucket.keys()).containsExactly("key");
    assertThat(bucket.read("key").text()).isEqualTo("kept");
  }

  @Test
  void aConditionalCopyIsRefused() {
    refused(s -> s.copy(copy(WriteCondition.ifAbsent())));
    refused(s -> s.copy(copy(IF_MATCHES)));
    bucket.call(s -> s.copy(copy(WriteCondition.always())));
    assertThat(bucket.keys()).containsExactly("key", "other");
  }

  @Test
  void aConditionalMoveIsRefused() {
    refused(s -> s.move(move(WriteCondition.ifAbsent())));
    refused(s -> s.move(move(IF_MATCHES)));
    bucket.call(s -> s.move(move(WriteCondition.always())));
    assertThat(bucket.keys()).containsExactly("other");
  }

  @Test
  void aConditionalDeleteIsRefused() {
    DeleteObject request = new DeleteObject(bucket.ref("key"), new IfMatches(new ETag("any")));
    refused(s -> s.delete(request));
    assertThat(bucket.has("key")).isTrue();
    assertThat(bucket.delete("key").existed()).isTrue();
  }

  @Test
  void everyCallOfUploadsIsRefusedWhereThereAreNone() {
    UploadRef upload = new UploadRef(bucket.ref("key"), "id");
    refusedUpload(
        u -> u.create(new CreateUpload(bucket.ref("key"), ObjectMetadata.EMPTY, Optional.empty())));
    refusedUpload(u -> u.stagePart(new StagePart(upload, 1, OptionalLong.empty())));
    refusedUpload(u -> u.complete(complete(upload, WriteCondition.always())));
    refusedUpload(u -> u.prepare(complete(upload, WriteCondition.always())));
    refusedUpload(u -> u.abort(new AbortUpload(upload)));
    refusedUpload(u -> u.listParts(new ListParts(upload, 0, 1)));
    refusedUpload(u -> u.list(new ListUploads(bucket.name(), "", "", "", 1)));
  }

  @Test
  void aConditionalCompleteIsRefusedWhereOnlyUploadsAreDeclared() {
    TestBucket other = TestBucket.create(guarded(Set.of(Capability.MULTIPART)), vertx);
    CreateUpload create =
        new CreateUpload(other.ref("key"), ObjectMetadata.EMPTY, Optional.empty());
    UploadRef upload = other.call(s -> uploads(s).create(create)).ref();
    other.refused(
        Unsupported.class, s -> uploads(s).complete(complete(upload, WriteCondition.ifAbsent())));
    other.refused(Unsupported.class, s -> uploads(s).complete(complete(upload, IF_MATCHES)));
  }

  @Test
  void keepingWhatIsReplacedIsRefused() {
    Optional<ObjectRef> keep = Optional.of(bucket.ref("kept"));
    StageObject stage =
        new StageObject(
            bucket.ref("key"),
            ObjectMetadata.EMPTY,
            OptionalLong.empty(),
            WriteCondition.always(),
            keep);
    refused(s -> s.stage(stage));
    CopyObject copy = copy(WriteCondition.always());
    refused(s ->
        s.copy(
            new CopyObject(
                copy.source(),
                copy.conditions(),
                copy.target(),
                copy.patch(),
                copy.condition(),
                keep)));
    MoveObject move = move(WriteCondition.always());
    refused(s ->
        s.move(
            new MoveObject(
                move.source(), move.target(), move.condition(), Optional.empty(), keep)));
    assertThat(bucket.keys()).containsExactly("key");
  }

  @Test
  void aMoveOfTheExpectedObjectOnlyIsRefused() {
    MoveObject move = move(WriteCondition.always());
    refused(s ->
        s.move(
            new MoveObject(
                move.source(),
                move.target(),
                move.condition(),
                Optional.of(new ETag("any")),
                Optional.empty())));
    assertThat(bucket.keys()).containsExactly("key");
  }

  @Test
  void preparingIsRefusedWhereOnlyUploadsAreDeclared() {
    TestBucket other = TestBucket.create(guarded(Set.of(Capability.MULTIPART)), vertx);
    TestUpload upload = TestUpload.begin(other, "key");
    CompleteUpload request = upload.request(upload.part(1, BYTES));
    other.refused(Unsupported.class, s -> uploads(s).prepare(request));
    CompleteUpload keeping = request.with(Map.of(), Optional.of(other.ref("kept")));
    other.refused(Unsupported.class, s -> uploads(s).complete(keeping));
    other.call(s -> uploads(s).complete(request));
  }

  @Test
  void aCommitOfWhatWasPreparedThatKeepsIsRefusedAndGivenBack() {
    Set<Capability> declared = Set.of(Capability.MULTIPART, Capability.PREPARE_UPLOAD);
    TestBucket other = TestBucket.create(guarded(declared), vertx);
    TestUpload upload = TestUpload.begin(other, "key");
    CompleteUpload request = upload.request(upload.part(1, BYTES));
    PreparedUpload prepared = other.call(s -> uploads(s).prepare(request));
    Optional<ObjectRef> keep = Optional.of(other.ref("kept"));
    other.refused(Unsupported.class, s -> prepared.commit(Map.of(), keep));
    other.refused(NoSuchUpload.class, s -> prepared.open());
    assertThat(other.keys()).isEmpty();
    PreparedUpload again = other.call(s -> uploads(s).prepare(request));
    other.call(s -> again.commit(Map.of(), Optional.empty()));
    assertThat(other.keys()).containsExactly("key");
  }

  @Test
  void aCommitElsewhereIsRefusedAndGivenBack() {
    ObjectRef place = bucket.ref("place");
    Commit commit =
        new Commit(BYTES.length, Samples.md5(BYTES), List.of(), Map.of(), Optional.of(place));
    Staged<Commit, ObjectInfo> staged = bucket.stage("key", BYTES);
    bucket.refused(Unsupported.class, s -> staged.commit(commit));
    assertThatThrownBy(() -> bucket.call(s -> staged.commit(Samples.commit(BYTES))))
        .hasCauseInstanceOf(IllegalStateException.class);
    Set<Capability> declared = Set.of(Capability.MULTIPART, Capability.PREPARE_UPLOAD);
    TestBucket other = TestBucket.create(guarded(declared), vertx);
    TestUpload upload = TestUpload.begin(other, "key");
    CompleteUpload request = upload.request(upload.part(1, BYTES));
    PreparedUpload prepared = other.call(s -> uploads(s).prepare(request));
    other.refused(Unsupported.class, s -> prepared.commitElsewhere(Map.of(), place));
    other.refused(NoSuchUpload.class, s -> prepared.open());
    assertThat(bucket.keys()).containsExactly("key");
    assertThat(bucket.read("key").text()).isEqualTo("kept");
    assertThat(other.keys()).isEmpty();
  }

  @Test
  void aConditionOnAControlDocumentIsRefused() {
    ControlName name = new ControlName("test", "name");
    refused(s -> s.control().write(writing(name, ControlCondition.ifAbsent())));
    refused(s -> s.control().write(writing(name, new IfVersion("any"))));
    refused(s -> s.control().delete(new DeleteDocument(name, Optional.of("any"))));
    Optional<ControlDocument> none = bucket.call(s -> s.control().read(name));
    assertThat(none).isEmpty();
    bucket.call(s -> s.control().write(writing(name, ControlCondition.always())));
    boolean deleted = bucket.call(s -> s.control().delete(new DeleteDocument(name)));
    assertThat(deleted).isTrue();
  }

  private static WriteDocument writing(ControlName name, ControlCondition condition) {
    return new WriteDocument(name, Buffer.buffer(BYTES), condition);
  }

  private <T> void refused(Function<ObjectStore, Future<T>> call) {
    bucket.refused(Unsupported.class, call);
  }

  private <T> void refusedUpload(Function<MultipartUploads, Future<T>> call) {
    refused(s -> call.apply(uploads(s)));
  }

  private static MultipartUploads uploads(ObjectStore store) {
    return store.multipart().orElseThrow();
  }

  private CopyObject copy(WriteCondition condition) {
    return new CopyObject(
        bucket.ref("key"), ReadConditions.NONE, bucket.ref("other"), MetadataPatch.NONE, condition);
  }

  private MoveObject move(WriteCondition condition) {
    return new MoveObject(bucket.ref("key"), bucket.ref("other"), condition);
  }

  private static CompleteUpload complete(UploadRef upload, WriteCondition condition) {
    return new CompleteUpload(
        upload, List.of(), OptionalLong.empty(), Optional.empty(), condition, Map.of());
  }
}
