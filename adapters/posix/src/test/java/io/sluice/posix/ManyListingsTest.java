package io.sluice.posix;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listings that are many at once do not need memory each. */
final class ManyListingsTest {

  @TempDir private Path place;

  @Test
  void ofALargeDirectoryThatChangesTheyFitIntoASmallHeap() throws Exception {
    List<String> options = List.of("-Xmx48m", "-XX:+ExitOnOutOfMemoryError");
    ChildProcess.play(place, List.of(), options, ManyListingsScene.class);
  }
}
