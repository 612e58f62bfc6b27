package io.sluice.contract;

import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumPlan;
import io.sluice.spi.CompleteUpload;
import io.sluice.spi.CompleteUpload.CompletedPart;
import io.sluice.spi.CreateUpload;
import io.sluice.spi.ListParts;
import io.sluice.spi.MultipartUploads;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.PartInfo;
import io.sluice.spi.PartPage;
import io.sluice.spi.StagePart;
import io.sluice.spi.StagedPart;
import io.sluice.spi.UploadInfo;
import io.sluice.spi.UploadRef;
import io.sluice.spi.WriteCondition;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** One upload in parts, in the form that tests like. */
public final class TestUpload {

  private final TestBucket bucket;
  private final UploadInfo info;

  private TestUpload(TestBucket bucket, UploadInfo info) {
    this.bucket = bucket;
    this.info = info;
  }

  public static TestUpload begin(TestBucket bucket, String key) {
    return begin(bucket, key, ObjectMetadata.EMPTY, Optional.empty());
  }

  public static TestUpload begin(
      TestBucket bucket, String key, ObjectMetadata metadata, Optional<ChecksumPlan> plan) {
    CreateUpload request = new CreateUpload(bucket.ref(key), metadata, plan);
    return new TestUpload(bucket, bucket.call(s -> of(s).create(request)));
  }

  public static MultipartUploads of(ObjectStore store) {
    return store.multipart().orElseThrow();
  }

  public UploadInfo info() {
    return info;
  }

  public UploadRef ref() {
    return info.ref();
  }

  /** Uploads one part and commits it. */
  public PartInfo part(int number, byte[] bytes) {
    return bucket.call(s -> uploading(s, number, bytes));
  }

  public Future<PartInfo> uploading(ObjectStore s, int number, byte[] bytes) {
    return of(s)
        .stagePart(new StagePart(ref(), number, OptionalLong.of(bytes.length)))
        .compose(staged -> TestBucket.fill(staged, bytes))
        .compose(staged -> staged.commit(Samples.partCommit(bytes)));
  }

  /** Uploads one part that waits for its commit. */
  public StagedPart stage(int number, byte[] bytes) {
    StagePart request = new StagePart(ref(), number, OptionalLong.empty());
    return bucket.call(
        s -> of(s).stagePart(request).compose(staged -> TestBucket.fill(staged, bytes)));
  }

  /** A place for a part. */
  public StagedPart stage(StagePart request) {
    return bucket.call(s -> of(s).stagePart(request));
  }

  /** Writes all bytes of a part that has a place, and commits it. */
  public PartInfo commit(StagedPart staged, byte[] bytes) {
    return bucket.call(
        s -> TestBucket.fill(staged, bytes).compose(all -> all.commit(Samples.partCommit(bytes))));
  }

  public void discard(StagedPart staged) {
    bucket.call(s -> staged.discard());
  }

  public ObjectInfo complete(PartInfo... parts) {
    return bucket.call(s -> of(s).complete(request(parts)));
  }

  /** The request to complete with these parts, which asks for nothing else. */
  public CompleteUpload request(PartInfo... parts) {
    return request(WriteCondition.always(), parts);
  }

  public CompleteUpload request(WriteCondition condition, PartInfo... parts) {
    return new CompleteUpload(
        ref(), named(parts), OptionalLong.empty(), Optional.empty(), condition, Map.of());
  }

  /** The request to complete with what the uploader says of the whole. */
  public CompleteUpload request(OptionalLong size, Optional<Checksum> checksum, PartInfo... parts) {
    return new CompleteUpload(
        ref(), named(parts), size, checksum, WriteCondition.always(), Map.of());
  }

  public static List<CompletedPart> named(PartInfo... parts) {
    return Stream.of(parts)
        .map(part -> new CompletedPart(part.number(), part.etag(), part.checksums()))
        .toList();
  }

  public PartPage parts(int after, int limit) {
    return bucket.call(s -> of(s).listParts(new ListParts(ref(), after, limit)));
  }

  public List<PartInfo> parts() {
    return parts(0, 1000).parts();
  }
}
