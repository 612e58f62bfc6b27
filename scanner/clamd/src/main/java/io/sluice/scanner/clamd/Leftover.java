package io.sluice.scanner.clamd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a gateway that was killed may have left: a process, a directory for temporary files. */
final class Leftover {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private Leftover() {}

  /** Remembers a process by its number and by when it began: numbers are given again. */
  static void note(Path base, ProcessHandle process) throws IOException {
    Files.writeString(pidFile(base), identity(process));
  }

  static void forget(Path base) throws IOException {
    Files.deleteIfExists(pidFile(base));
    Files.deleteIfExists(temporaryFile(base));
  }

  /** Ends the process that was noted, where it still is that one. */
  static void end(Path base) throws IOException {
    if (!Files.exists(pidFile(base))) {
      return;
    }
    String noted = Files.readString(pidFile(base));
    Optional<ProcessHandle> process =
        ProcessHandle.of(Long.parseLong(noted.substring(0, noted.indexOf(' '))));
    if (process.isPresent() && identity(process.get()).equals(noted)) {
      end(process.get());
    }
    Files.deleteIfExists(pidFile(base));
  }

  static void noteTemporary(Path base, Path directory) throws IOException {
    Files.writeString(temporaryFile(base), directory.toString());
  }

  static Optional<Path> temporary(Path base) throws IOException {
    if (!Files.exists(temporaryFile(base))) {
      return Optional.empty();
    }
    return Optional.of(Path.of(Files.readString(temporaryFile(base)))).filter(Files::isDirectory);
  }

  private static void end(ProcessHandle process) throws IOException {
    process.destroy();
    if (!ended(process)) {
      process.destroyForcibly();
      if (!ended(process)) {
        throw new IOException("a clamd of an earlier start does not end: pid " + process.pid());
      }
    }
  }

  private static boolean ended(ProcessHandle process) {
    try {
      process.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String identity(ProcessHandle process) {
    return process.pid() + " " + process.info().startInstant().map(Object::toString).orElse("?");
  }

  private static Path pidFile(Path base) {
    return base.resolve("clamd.pid");
  }

  private static Path temporaryFile(Path base) {
    return base.resolve("temporary");
  }
}
