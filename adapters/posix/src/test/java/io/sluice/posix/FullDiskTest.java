package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Samples;
import io.sluice.contract.TestBucket;
import io.sluice.spi.Commit;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.Staged;
import io.sluice.spi.StorageFailure.QuotaExceeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A disk that is full refuses what does not fit and loses nothing. Mounts a small filesystem, which
 * only root may.
 */
final class FullDiskTest extends OneTree {

  private static final int DISK_BYTES = 8 << 20;
  private static Path mount;

  @BeforeAll
  static void mount() throws Exception {
    mount = Files.createTempDirectory("sluice-full");
    int status =
        new ProcessBuilder(
                "mount", "-t", "tmpfs", "-o", "size=" + DISK_BYTES, "tmpfs", mount.toString())
            .start()
            .waitFor();
    Assumptions.assumeTrue(status == 0, "a small filesystem can only be mounted by root");
  }

  @AfterAll
  static void unmount() throws IOException, InterruptedException {
    new ProcessBuilder("umount", mount.toString()).start().waitFor();
    Files.delete(mount);
  }

  @Override
  Path place() {
    return mount;
  }

  @Test
  void whatDoesNotFitIsRefusedAndTheOldObjectStays() {
    byte[] old = Samples.noise(1 << 20);
    bucket.put("key", old);
    refuseTooLarge("key");
    assertThat(bucket.read("key").bytes()).isEqualTo(old);
    assertThat(bucket.keys()).containsExactly("key");
  }

  @Test
  void roomIsThereAgainAfterwards() {
    for (int i = 0; i < 3; i++) {
      refuseTooLarge("large");
    }
    byte[] fits = Samples.noise(DISK_BYTES / 2);
    bucket.put("fits", fits);
    assertThat(bucket.read("fits").bytes()).isEqualTo(fits);
  }

  private void refuseTooLarge(String key) {
    Staged<Commit, ObjectInfo> staged = bucket.call(s -> s.stage(bucket.stageRequest(key)));
    bucket.refused(
        QuotaExceeded.class, s -> TestBucket.fill(staged, Samples.noise(2 * DISK_BYTES)));
    bucket.call(s -> staged.discard());
  }
}
