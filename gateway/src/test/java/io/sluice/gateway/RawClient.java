package io.sluice.gateway;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends what no SDK would send, signed all the same. Bytes are characters of ISO 8859-1. */
public final class RawClient implements Closeable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Socket socket;
  private final InputStream in;

  RawClient(int port) throws IOException {
    this(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  private RawClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(20_000);
    in = socket.getInputStream();
  }

  /** Speaks over a connection that was made already. */
  public static RawClient over(Socket socket) throws IOException {
    return new RawClient(socket);
  }

  /** An answer. Names of headers are lower case. */
  public record Answer(int status, Map<String, String> headers, String body) {}

  public void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /**
   * The head of a signed request, with an unsigned payload unless it is said otherwise. The query
   * must be in canonical order.
   */
  public static String head(String method, String path, String query, Map<String, String> more) {
    return head(method, path, query, more, Instant.now());
  }

  /** The same, signed at another time. */
  public static String head(
      String method, String path, String query, Map<String, String> more, Instant now) {
    String time = TIME.format(now);
    Map<String, String> headers = new TreeMap<>();
    headers.put("host", "127.0.0.1");
    headers.put("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
    headers.put("x-amz-date", time);
    more.forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    String names = String.join(";", headers.keySet());
    String canonical =
        method
            + "\n"
            + path
            + "\n"
            + query
            + "\n"
            + lines(headers, ":", "\n")
            + "\n"
            + names
            + "\n"
            + headers.get("x-amz-content-sha256");
    String scope = time.substring(0, 8) + "/us-east-1/s3/aws4_request";
    String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + sha256(canonical);
    byte[] key = ("AWS4" + Gateway.SECRET_KEY).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    headers.put(
        "authorization",
        "AWS4-HMAC-SHA256 Credential="
            + Gateway.ACCESS_KEY
            + "/"
            + scope
            + ", SignedHeaders="
            + names
            + ", Signature="
            + HexFormat.of().formatHex(hmac(key, toSign)));
    String target = query.isEmpty() ? path : path + "?" + query;
    return method + " " + target + " HTTP/1.1\r\n" + lines(headers, ": ", "\r\n") + "\r\n";
  }

  public static String head(String method, String path) {
    return head(method, path, "", Map.of());
  }

  private static String lines(Map<String, String> headers, String colon, String end) {
    return headers.entrySet().stream()
        .map(e -> e.getKey() + colon + e.getValue() + end)
        .collect(Collectors.joining());
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads one answer. The answer to HEAD has no body whatever its length says. */
  public Answer answer(boolean withBody) throws IOException {
    String status = line();
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      headers.put(name, line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = withBody ? in.readNBytes(length) : new byte[0];
    int code = Integer.parseInt(status.split(" ", 3)[1]);
    return new Answer(code, headers, new String(body, StandardCharsets.UTF_8));
  }

  public Answer answer() throws IOException {
    return answer(true);
  }

  /** Everything up to and with that text. */
  public String until(String end) throws IOException {
    StringBuilder read = new StringBuilder();
    while (!read.toString().endsWith(end)) {
      int b = in.read();
      if (b < 0) {
        throw new EOFException("closed after: " + read);
      }
      read.append((char) b);
    }
    return read.toString();
  }

  /** Sends what the server may stop reading, having answered. */
  public void sendLeniently(String text) throws IOException {
    try {
      send(text);
    } catch (java.net.SocketException refused) {
      return; // the answer is what counts
    }
  }

  /** All that comes before the server closes the connection, as characters of ISO 8859-1. */
  public String text() throws IOException {
    StringBuilder text = new StringBuilder();
    try {
      for (int b = in.read(); b >= 0; b = in.read()) {
        text.append((char) b);
      }
    } catch (java.net.SocketException reset) {
      return text.toString();
    }
    return text.toString();
  }

  /** Reads so many bytes, unless the connection ends before; tells how many there were. */
  public int read(int bytes) throws IOException {
    return in.readNBytes(bytes).length;
  }

  /** How many bytes come before the server closes the connection. */
  public long readAll() throws IOException {
    long count = 0;
    try {
      for (byte[] chunk = in.readNBytes(8192); chunk.length > 0; chunk = in.readNBytes(8192)) {
        count += chunk.length;
      }
    } catch (java.net.SocketException reset) {
      return count;
    }
    return count;
  }

  /** Whether the server has closed the connection; waits for it. */
  public boolean isClosed() throws IOException {
    try {
      return in.read() < 0;
    } catch (java.net.SocketException reset) {
      return true;
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("closed after: " + line);
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
