package io.sluice.scanner.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real clamd that knows EICAR's test file and nothing else, on loopback and on a socket in a
 * directory of its own. Needs Debian's {@code clamav-daemon}.
 */
public final class TestClamd implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/clamd");

  private final Path directory;
  private final int port;
  private Process process;

  private TestClamd(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /**
   * Starts one that tells of its limits and of encrypted archives, and waits until it answers.
   *
   * @param directory whose path is short: sockets allow a hundred characters
   * @param settings lines of clamd.conf in addition; they come first, and of two the first counts
   */
  public static TestClamd start(Path directory, String... settings) {
    try {
      Files.createDirectories(directory.resolve("tmp"));
      Files.createDirectories(directory.resolve("db"));
      Files.writeString(directory.resolve("db/test.ndb"), signature(), US_ASCII);
      TestClamd clamd = new TestClamd(directory, freePort());
      Files.write(directory.resolve("clamd.conf"), clamd.configuration(settings));
      clamd.restart();
      return clamd;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code tcp://127.0.0.1:PORT}. */
  public String tcp() {
    return "tcp://127.0.0.1:" + port;
  }

  /** {@code unix:/PATH}. */
  public String unix() {
    return "unix:" + socket();
  }

  /** Changes lines of its configuration; holds from the next {@link #restart} on. */
  public void configure(String... settings) {
    try {
      Files.write(directory.resolve("clamd.conf"), configuration(settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it (again), and waits until it answers. */
  public void restart() {
    kill();
    try {
      Files.deleteIfExists(socket());
      process =
          new ProcessBuilder(PROGRAM.toString(), "-c", directory.resolve("clamd.conf").toString())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("output").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("install Debian's clamav-daemon", e);
    }
    Await.until("clamd answers", this::answers);
  }

  /** SIGSTOP: it holds its connections and does nothing. */
  public void hang() {
    signal("-STOP");
  }

  /** SIGCONT, after {@link #hang}. */
  public void goOn() {
    signal("-CONT");
  }

  /** SIGKILL. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly();
      Await.until("clamd is gone", () -> !process.isAlive());
    }
  }

  /** Connections that it holds now, beside where it listens. */
  public long connections() {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      return files.filter(TestClamd::isSocket).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files that hold what it was sent. */
  public List<Path> temporaryFiles() {
    try (Stream<Path> files = Files.list(directory.resolve("tmp"))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  private Path socket() {
    return directory.resolve("clamd.sock");
  }

  private List<String> configuration(String... settings) {
    List<String> lines = new ArrayList<>(List.of(settings));
    lines.addAll(
        List.of(
            "LocalSocket " + socket(),
            "TCPSocket " + port,
            "TCPAddr 127.0.0.1",
            "DatabaseDirectory " + directory.resolve("db"),
            "TemporaryDirectory " + directory.resolve("tmp"),
            "Foreground yes"));
    for (String usual : List.of("AlertExceedsMax yes", "AlertEncrypted yes", "MaxThreads 12")) {
      String name = usual.substring(0, usual.indexOf(' ') + 1);
      if (lines.stream().noneMatch(line -> line.startsWith(name))) {
        lines.add(usual);
      }
    }
    return lines;
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new AssertionError("clamd ended: " + output());
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket()));
      channel.write(ByteBuffer.wrap("zPING\0".getBytes(US_ASCII)));
      return channel.read(ByteBuffer.allocate(5)) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private String output() {
    try {
      return Files.readString(directory.resolve("output"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void signal(String signal) {
    try {
      int status =
          new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
      if (status != 0) {
        throw new AssertionError("kill " + signal + " ended with " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException e) {
      return false;
    }
  }

  private static String signature() {
    return "Eicar-Test-Signature:0:0:" + HexFormat.of().formatHex(Samples.eicar()) + "\n";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
