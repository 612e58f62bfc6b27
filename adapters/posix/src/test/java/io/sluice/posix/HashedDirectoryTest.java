package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Samples;
import io.sluice.spi.StorageFailure.Unavailable;
import io.sluice.spi.WriteCondition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Directories of segments too long for a name, whose making was cut off before they were named. */
final class HashedDirectoryTest extends OneTree {

  private static final String LONG = "x".repeat(300);

  private Path unnamed() throws IOException {
    return Files.createDirectory(file(Names.hashed(LONG)));
  }

  @Test
  void whatIsWrittenBelowItIsListed() throws IOException {
    unnamed();
    bucket.put(LONG + "/below", "text");
    assertThat(bucket.keys()).containsExactly(LONG + "/below");
  }

  @Test
  void whatIsWrittenIntoItIsListed() throws IOException {
    unnamed();
    bucket.put(LONG, "text");
    assertThat(bucket.keys()).containsExactly(LONG);
  }

  @Test
  void oneThatCannotBeNamedTakesNothingAndHoldsNothingOpen() throws IOException {
    Files.createDirectory(unnamed().resolve(Names.HASHED_TEXT));
    refused();
    long before = openFiles();
    refused();
    assertThat(openFiles()).isEqualTo(before);
  }

  private void refused() {
    bucket.refused(
        Unavailable.class,
        s -> bucket.putting(s, LONG + "/below", Samples.text("x"), WriteCondition.always()));
  }

  private static long openFiles() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }
}
