package io.sluice.scanner.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sluice.scanner.Reason;
import io.sluice.scanner.Verdict;
import io.sluice.scanner.Verdict.NotScanned;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;

/** Passes for a clamd while it is looked at, and then answers as no clamd should. */
public final class FakeClamd implements AutoCloseable {
  /** The beginning of what is sent is enough to know a look from a scan. */
  private static final int KEPT_BYTES_MAX = 64 << 10;

  /** No look sends so much to a clamd that tells of its limits. */
  private static final int SCAN_BYTES_MIN = 16 << 10;

  /** So little is taken ahead that whoever sends much more cannot have sent all of it. */
  private static final int RECEIVED_BYTES = 16 << 10;

  private final Manner manner;
  private final ServerSocket server;

  private FakeClamd(Manner manner, ServerSocket server) {
    this.manner = manner;
    this.server = server;
  }

  /** How it answers a scan. */
  public enum Manner {
    EMPTY(true, ""),
    ONLY_A_NUL(true, "\0"),
    GARBAGE(true, "how are you?\0"),
    CUT_OFF(true, "stream: O"),
    ERROR(true, "stream: something broke ERROR\0"),
    OK_TOO_EARLY(false, "stream: OK\0"),
    RESET(false, ""),
    TOO_LARGE_TOO_EARLY(false, "INSTREAM size limit exceeded. ERROR\0", Reason.TOO_LARGE);

    private final boolean hearsAll;
    private final String answer;
    private final Reason reason;

    Manner(boolean hearsAll, String answer) {
      this(hearsAll, answer, Reason.FAILED);
    }

    Manner(boolean hearsAll, String answer, Reason reason) {
      this.hearsAll = hearsAll;
      this.answer = answer;
      this.reason = reason;
    }

    /** What must come of it. */
    public Verdict verdict() {
      return new NotScanned(reason);
    }
  }

  /** Starts one on loopback. */
  public static FakeClamd start(Manner manner) {
    try {
      ServerSocket server = new ServerSocket();
      server.setReceiveBufferSize(RECEIVED_BYTES);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      FakeClamd fake = new FakeClamd(manner, server);
      Thread.ofVirtual().start(fake::serve);
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code tcp://127.0.0.1:PORT}. */
  public String tcp() {
    return "tcp://127.0.0.1:" + server.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> answer(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket socket) {
    try (socket;
        DataInputStream in = new DataInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream()) {
      String command = command(in);
      String answer =
          switch (command) {
            case "zVERSION" -> "ClamAV 0.fake\0";
            case "nVERSIONCOMMANDS", "zVERSIONCOMMANDS" ->
                "ClamAV 0.fake| COMMANDS: VERSION INSTREAM END\0";
            case "zSTATS" -> "pools_used 1.0M\nEND\0";
            default -> stream(in);
          };
      out.write(answer.getBytes(US_ASCII));
    } catch (IOException e) {
      // Whoever looks at limits hangs up, and it is that one who checks.
      return;
    }
  }

  private static String command(DataInputStream in) throws IOException {
    StringBuilder command = new StringBuilder();
    for (int next = in.readByte(); next != 0 && next != '\n'; next = in.readByte()) {
      command.append((char) next);
    }
    return command.toString();
  }

  private String stream(DataInputStream in) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    try {
      for (int length = in.readInt(); length > 0; length = in.readInt()) {
        byte[] chunk = in.readNBytes(Math.min(length, KEPT_BYTES_MAX));
        in.skipNBytes(length - chunk.length);
        if (kept.size() < KEPT_BYTES_MAX) {
          kept.writeBytes(chunk);
        }
        if (!manner.hearsAll && kept.size() > SCAN_BYTES_MIN) {
          return manner.answer;
        }
      }
    } catch (EOFException e) {
      return "";
    }
    return look(kept.toByteArray());
  }

  private String look(byte[] sent) {
    if (Arrays.equals(sent, Samples.eicar())) {
      return "stream: Eicar FOUND\0";
    }
    if (sent.length > SCAN_BYTES_MIN) {
      return manner.answer;
    }
    return sent[0] == 'P'
        ? "stream: Heuristics.Encrypted.Zip FOUND\0"
        : "stream: Heuristics.Limits.Exceeded.MaxRecursion FOUND\0";
  }
}
