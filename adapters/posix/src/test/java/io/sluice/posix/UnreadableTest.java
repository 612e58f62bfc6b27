package io.sluice.posix;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the gateway may not read. Root may read everything, so each scene is played by a process
 * that may not.
 */
final class UnreadableTest {

  @TempDir private Path place;

  @ParameterizedTest
  @EnumSource
  void itHidesNothingElse(UnreadableScene scene) throws Exception {
    boolean root = (int) Files.getAttribute(place, "unix:uid") == 0;
    List<String> prefix =
        root ? List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search") : List.of();
    ChildProcess.play(place, prefix, List.of(), UnreadableScene.class, scene.name());
  }
}
