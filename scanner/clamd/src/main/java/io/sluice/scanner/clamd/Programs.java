package io.sluice.scanner.clamd;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs. */
final class Programs {
  /** Where daemons lie, which is on root's PATH alone. */
  private static final String MORE = ":/usr/sbin:/sbin:/usr/local/sbin";

  private Programs() {}

  /** By its path or its name. */
  static Optional<Path> find(String program) {
    Stream<Path> places =
        program.contains("/")
            ? Stream.of(Path.of(program).toAbsolutePath())
            : Stream.of((System.getenv().getOrDefault("PATH", "") + MORE).split(":"))
                .filter(directory -> directory.startsWith("/"))
                .map(directory -> Path.of(directory, program));
    return places.filter(Files::isExecutable).findFirst();
  }
}
