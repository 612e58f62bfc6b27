package io.sluice.gateway.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A {@code bin/sluice} that starts the classes under test instead of what was built last. */
final class Launcher {
  private static final long SECONDS = 60;

  private Launcher() {}

  /** What a command printed, and how it ended. */
  record Run(int code, String out, String err) {}

  /** Puts it into a folder, and tells where it is. */
  static Path install(Path folder) {
    try {
      Path bin = Files.createDirectories(folder.resolve("bin"));
      Path script = bin.resolve("sluice");
      String command = String.join(" ", SluiceProcess.java());
      Files.writeString(
          script, "#!/bin/sh\nexec " + command + " io.sluice.gateway.app.Main \"$@\"\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
      return script;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it with arguments, and nothing of our own environment that begins with SLUICE_. */
  static Run run(Path script, Map<String, String> environment, String... arguments) {
    try {
      Path out = Files.createTempFile(script.getParent(), "out", "");
      Path err = Files.createTempFile(script.getParent(), "err", "");
      List<String> command =
          Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList();
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.directory(script.getParent().toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("SLUICE_"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("it did not end: " + command);
      }
      return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
