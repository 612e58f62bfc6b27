package io.sluice.scanner.clamd;

import io.sluice.scanner.LocalEngineSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a clamd of one's own. They lie in the directory that was given, or, where clamd's
 * user cannot get there or a socket's path would be too long, in a private one for temporary files.
 *
 * @param base the directory that was given
 * @param files where clamd's files are
 */
record ClamdHome(Path base, Path files, Path program, RunAs runAs, LocalEngineSettings settings) {
  /** The kernel takes 107 bytes. */
  private static final int SOCKET_BYTES_MAX = 100;

  private static final String PRIVATE = "rwx------";
  private static final String SOCKET = "clamd.sock";

  /** Makes the directories; ends a clamd that an earlier gateway left here. */
  static ClamdHome prepare(LocalEngineSettings settings) throws IOException {
    Path program = Programs.find(settings.program()).orElseThrow(() -> missing(settings));
    Path base = settings.directory().toAbsolutePath();
    Files.createDirectories(base);
    base = base.toRealPath();
    Leftover.end(base);
    RunAs runAs = RunAs.find();
    ClamdHome home = new ClamdHome(base, files(base, runAs), program, runAs, settings);
    home.makePrivate(home.files);
    home.makePrivate(home.temporary());
    return home;
  }

  Path socket() {
    return files.resolve(SOCKET);
  }

  boolean hasSignatures() {
    return Signatures.first(settings.databases()).isPresent();
  }

  String adviceOnSignatures() {
    return "only test signatures are loaded: no virus but EICAR's test file is found; install"
        + " real ones (freshclam) into "
        + String.join(" or ", settings.databases().stream().map(Path::toString).toList());
  }

  /** Writes clamd.conf; whether there are signatures for tests only. */
  boolean configure() throws IOException {
    Optional<Path> real = Signatures.first(settings.databases());
    Path test = files.resolve("test-signatures");
    if (real.isEmpty()) {
      Signatures.writeForTests(test);
    }
    List<String> lines = new ArrayList<>(runAs.configuration());
    lines.addAll(ClamdConf.lines(this, real.orElse(test)));
    Files.deleteIfExists(socket());
    Files.write(configuration(), lines);
    runAs.own(configuration());
    return real.isEmpty();
  }

  Process start() throws IOException {
    List<String> command = new ArrayList<>(runAs.prefix());
    command.addAll(List.of(program.toString(), "-c", configuration().toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output().toFile())
            .start();
    Leftover.note(base, process.toHandle());
    return process;
  }

  /** The last line that it printed. */
  String lastWords() {
    try (Stream<String> lines = Files.lines(output())) {
      return lines.filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
    } catch (IOException | UncheckedIOException e) {
      return "nothing printed";
    }
  }

  /** Takes away what is of no use without the process. */
  void clear() {
    try {
      Leftover.forget(base);
      Files.deleteIfExists(socket());
      if (!files.startsWith(base)) {
        delete(files);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path temporary() {
    return files.resolve("tmp");
  }

  Path log() {
    return files.resolve("clamd.log");
  }

  private Path configuration() {
    return files.resolve("clamd.conf");
  }

  private Path output() {
    return base.resolve("clamd.out");
  }

  private static Path files(Path base, RunAs runAs) throws IOException {
    Path usual = base.resolve("files");
    boolean fits = usual.resolve(SOCKET).toString().length() <= SOCKET_BYTES_MAX;
    Optional<Path> before = Leftover.temporary(base);
    if (before.isPresent()) {
      delete(before.get());
    }
    if (fits && runAs.reaches(usual)) {
      return usual;
    }
    Path temporary = Files.createTempDirectory("sluice-clamd-");
    Leftover.noteTemporary(base, temporary);
    return temporary;
  }

  private void makePrivate(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(PRIVATE));
    runAs.own(directory);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  private static IOException missing(LocalEngineSettings settings) {
    return new IOException(
        "there is no program '"
            + settings.program()
            + "': install it (Debian: clamav-daemon), or name where it is");
  }
}
