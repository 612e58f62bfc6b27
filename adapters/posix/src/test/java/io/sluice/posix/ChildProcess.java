package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that plays a scene: with other rights, or with less memory. */
final class ChildProcess {

  private static final long SECONDS_MAX = 120;

  private ChildProcess() {}

  /** Plays it to its end, in a folder; a status other than 0 fails with all that it printed. */
  static void play(
      Path place, List<String> prefix, List<String> options, Class<?> scene, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(options);
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(scene.getName());
    command.addAll(List.of(arguments));
    command.add(place.toString());
    Path output = place.resolve("output");
    Process child =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = child.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
    child.destroyForcibly();
    assertThat(ended).as(() -> "ended in time: " + read(output)).isTrue();
    assertThat(child.exitValue()).as(() -> read(output)).isZero();
  }

  private static String read(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
