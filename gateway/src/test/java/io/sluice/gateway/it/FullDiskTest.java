package io.sluice.gateway.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A full disk is an error that says so, costs nobody an object, and is over as soon as there is
 * room again. Mounts a small filesystem, which only root may.
 */
@Tag("slow")
final class FullDiskTest {
  private static final String BUCKET = "small-disk";
  private static final int DISK_BYTES = 16 << 20;

  @TempDir static Path folder;
  private static boolean mounted;
  private static SluiceProcess sluice;
  private static S3Wire s3;

  @BeforeAll
  static void start() throws Exception {
    String options = "size=" + DISK_BYTES;
    mounted = run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()) == 0;
    assumeTrue(mounted, "no small filesystem can be mounted here: that takes root");
    sluice = SluiceProcess.start(folder.resolve("data"));
    s3 = sluice.client();
    s3.createBucket(BUCKET);
  }

  @AfterAll
  static void stop() throws Exception {
    if (sluice != null) {
      sluice.close();
    }
    if (mounted) {
      assertThat(run("umount", folder.toString())).isZero();
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  @Test
  void whatDoesNotFitIsRefusedAndTheOldObjectStays() {
    byte[] old = OneServer.noise(1 << 20, 1);
    Answer before = s3.put(BUCKET, "old", old);
    for (int i = 0; i < 3; i++) {
      Answer answer = s3.put(BUCKET, "old", OneServer.noise(2 * DISK_BYTES, 2));
      assertThat(answer.status()).as("%s", answer).isEqualTo(507);
      assertThat(answer.code()).isEqualTo("InsufficientStorage");
      assertThat(s3.get(BUCKET, "old").body()).isEqualTo(old);
      assertThat(s3.head(BUCKET, "old").etag()).isEqualTo(before.etag());
    }
    thereIsRoomAgain();
  }

  @Test
  void aPartThatDoesNotFitLeavesTheOthers() {
    String upload = s3.createUpload(BUCKET, "parts");
    byte[] part = OneServer.noise(5 << 20, 3);
    String etag = s3.uploadPart(BUCKET, "parts", upload, 1, part).etag();
    Answer refused = s3.uploadPart(BUCKET, "parts", upload, 2, OneServer.noise(DISK_BYTES, 4));
    assertThat(refused.code()).isEqualTo("InsufficientStorage");
    Answer done = s3.complete(BUCKET, "parts", upload, etag);
    assertThat(done.status()).as("%s", done).isEqualTo(200);
    assertThat(s3.get(BUCKET, "parts").body()).isEqualTo(part);
    assertThat(s3.delete(BUCKET, "parts").status()).isEqualTo(204);
    thereIsRoomAgain();
  }

  @Test
  void aDiskThatIsFullStillServesAndDeletes() {
    int count = 0;
    byte[] piece = OneServer.noise(1 << 20, 5);
    while (s3.put(BUCKET, "fill/" + count, piece).status() == 200) {
      count++;
    }
    assertThat(count).isBetween(8, 16);
    for (int i = 0; i < count; i++) {
      assertThat(s3.get(BUCKET, "fill/" + i).body()).isEqualTo(piece);
    }
    for (int i = 0; i < count; i++) {
      assertThat(s3.delete(BUCKET, "fill/" + i).status()).isEqualTo(204);
    }
    thereIsRoomAgain();
  }

  private static void thereIsRoomAgain() {
    byte[] fits = OneServer.noise(DISK_BYTES * 3 / 4, 6);
    Answer answer = s3.put(BUCKET, "fits", fits);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(s3.get(BUCKET, "fits").body()).isEqualTo(fits);
    assertThat(s3.delete(BUCKET, "fits").status()).isEqualTo(204);
  }
}
