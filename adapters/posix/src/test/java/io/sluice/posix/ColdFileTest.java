package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Samples;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.OpenObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The kernel sends only what it has in memory: nobody waits for a disk to be read. */
final class ColdFileTest extends OneTree {
  private static final int SIZE = 8 << 20;

  @Override
  Path place() {
    return Path.of("target").toAbsolutePath(); // on a disk, unlike the default may be
  }

  @Test
  void whatMustBeReadFromADiskIsReadByAWorker() throws Exception {
    byte[] bytes = Samples.noise(SIZE);
    bucket.put("large", bytes);
    assertThat(canBeSent()).as("just written, so in memory").isTrue();
    forget(file("large"));
    assertThat(canBeSent()).isEqualTo(isInMemory(file("large")));
    assertThat(bucket.read("large").body().getBytes()).isEqualTo(bytes);
    assertThat(canBeSent()).as("read again, so in memory").isTrue();
  }

  private boolean canBeSent() {
    ObjectContent content = bucket.call(s -> s.open(new OpenObject(bucket.ref("large"))));
    try {
      return content.file().isPresent();
    } finally {
      bucket.call(s -> content.discard());
    }
  }

  /** Asks the kernel to drop what it keeps of the file. */
  private static void forget(Path file) throws IOException, InterruptedException {
    Process dd = new ProcessBuilder("dd", "if=" + file, "iflag=nocache", "count=0").start();
    assertThat(dd.waitFor()).isZero();
  }

  /** A filesystem in memory forgets nothing. */
  private static boolean isInMemory(Path file) throws IOException {
    return Files.getFileStore(file).type().equals("tmpfs");
  }
}
