package io.sluice.contract;

import io.sluice.spi.CompleteUpload;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.PartInfo;
import io.sluice.spi.PreparedUpload;
import io.sluice.spi.StorageFailure;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/**
 * An upload with two parts. In order they may lie in one file as they will in the end; backwards,
 * the first that came is the smaller one, they hardly do.
 */
record TwoParts(TestBucket bucket, TestUpload upload, int size, PartInfo one, PartInfo two) {

  static final byte[] END = Samples.text("end");

  static TwoParts on(TestBucket bucket, int size) {
    TestUpload upload = TestUpload.begin(bucket, "deep/key", Samples.METADATA, Optional.empty());
    PartInfo one = upload.part(1, Samples.noise(size));
    return new TwoParts(bucket, upload, size, one, upload.part(2, END));
  }

  static TwoParts backwards(TestBucket bucket, int size) {
    TestUpload upload = TestUpload.begin(bucket, "deep/key", Samples.METADATA, Optional.empty());
    PartInfo two = upload.part(2, Samples.noise(size));
    PartInfo one = upload.part(1, Samples.noise(size + 7));
    return new TwoParts(bucket, upload, size + 7, one, two);
  }

  byte[] first() {
    return Samples.noise(size);
  }

  CompleteUpload request() {
    return upload.request(one, two);
  }

  PreparedUpload prepare() {
    return prepare(request());
  }

  PreparedUpload prepare(CompleteUpload request) {
    return bucket.call(s -> TestUpload.of(s).prepare(request));
  }

  <F extends StorageFailure> void refuses(Class<F> failure, CompleteUpload request) {
    bucket.refused(failure, s -> TestUpload.of(s).prepare(request));
  }

  TestBucket.Read read(PreparedUpload prepared) {
    return bucket.call(s -> prepared.open().compose(TestBucket::drain));
  }

  ObjectInfo commit(PreparedUpload prepared) {
    return commit(prepared, Map.of(), Optional.empty());
  }

  ObjectInfo commit(
      PreparedUpload prepared, Map<String, String> annotations, Optional<ObjectRef> keep) {
    return bucket.call(s -> prepared.commit(annotations, keep));
  }

  <F extends StorageFailure> void commitRefused(Class<F> failure, PreparedUpload prepared) {
    bucket.refused(failure, s -> prepared.commit(Map.of(), Optional.empty()));
  }

  void discard(PreparedUpload prepared) {
    bucket.call(s -> prepared.discard());
  }

  byte[] whole() {
    return Buffer.buffer(first()).appendBytes(END).getBytes();
  }
}
