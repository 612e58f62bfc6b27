package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.contract.Futures;
import io.sluice.contract.Samples;
import io.sluice.contract.TestBucket;
import io.sluice.contract.TestUpload;
import io.sluice.spi.AbortUpload;
import io.sluice.spi.DeleteBucket;
import io.sluice.spi.ListBuckets;
import io.sluice.spi.ListParts;
import io.sluice.spi.ListUploads;
import io.sluice.spi.StatBucket;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.StorageFailure.NoSuchBucket;
import io.sluice.spi.StorageFailure.NoSuchUpload;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes while somebody asks for it is not there: that is no fault of the store. */
final class RemovalRaceTest extends OneTree {

  private static final int ROUNDS = 300;

  private static void missing(Future<?> asked, Class<? extends StorageFailure> failure) {
    try {
      Futures.await(asked);
    } catch (StorageFailure refused) {
      assertThat(refused).isInstanceOf(failure);
    }
  }

  @Test
  void ofABucket() {
    for (int round = 0; round < ROUNDS; round++) {
      TestBucket other = TestBucket.create(store, vertx);
      List<Future<?>> asked = new ArrayList<>();
      Future<?> gone = other.async(s -> s.deleteBucket(new DeleteBucket(other.name())));
      for (int i = 0; i < 4; i++) {
        asked.add(other.async(s -> s.statBucket(new StatBucket(other.name()))));
        asked.add(other.async(s -> s.listBuckets(new ListBuckets("", "", 100))));
      }
      Futures.await(gone);
      asked.forEach(one -> missing(one, NoSuchBucket.class));
    }
  }

  @Test
  void anUploadWhoseFilesWentIsUnknown() {
    try (UploadFolder emptied =
        new UploadFolder(LibC.openConfigured(file("").toString(), LibC.O_DIRECTORY))) {
      assertThatThrownBy(() -> emptied.info(bucket.name())).isInstanceOf(NoSuchUpload.class);
    }
  }

  @Test
  void ofAnUpload() {
    for (int round = 0; round < ROUNDS; round++) {
      TestUpload upload = TestUpload.begin(bucket, "key");
      upload.part(1, Samples.text("text"));
      List<Future<?>> asked = new ArrayList<>();
      Future<?> gone = bucket.async(s -> TestUpload.of(s).abort(new AbortUpload(upload.ref())));
      ListUploads all = new ListUploads(bucket.name(), "", "", "", 10);
      for (int i = 0; i < 4; i++) {
        asked.add(
            bucket.async(s -> TestUpload.of(s).listParts(new ListParts(upload.ref(), 0, 10))));
        asked.add(bucket.async(s -> TestUpload.of(s).list(all)));
      }
      Futures.await(gone);
      asked.forEach(one -> missing(one, NoSuchUpload.class));
    }
  }
}
