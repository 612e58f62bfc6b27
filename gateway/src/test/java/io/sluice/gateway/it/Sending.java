package io.sluice.gateway.it;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A request on its way, on a connection of its own. */
final class Sending implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 120_000;

  private final Socket socket;
  private volatile IOException broken;

  Sending(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
  }

  /** Reads while it writes, as a server may answer and close before it has read everything. */
  Answer exchange(byte[] body) throws IOException {
    FutureTask<Answer> answer = new FutureTask<>(this::answer);
    Thread.ofVirtual().start(answer);
    write(body);
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Sending write(byte[] bytes) {
    if (broken == null) {
      try {
        socket.getOutputStream().write(bytes);
      } catch (IOException e) {
        broken = e;
      }
    }
    return this;
  }

  Answer answer() throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    String first = line(in);
    while (first.startsWith("HTTP/1.1 100")) {
      line(in);
      first = line(in);
    }
    if (first.isEmpty()) {
      throw broken == null ? new SocketException("closed without an answer") : broken;
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    byte[] body = in.readAllBytes();
    int status = Integer.parseInt(first.substring(9, 12));
    return new Answer(status, headers, body);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.write(c);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  /** Goes away with a reset, as a client whose machine died. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Says that nothing more comes, and still listens. */
  Sending half() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
