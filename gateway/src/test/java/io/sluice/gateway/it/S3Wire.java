package io.sluice.gateway.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A client that sends paths and bytes exactly as it is told, signs them, and never tries again:
 * what was acknowledged and what was not is certain.
 */
final class S3Wire {
  static final String UNSIGNED = "UNSIGNED-PAYLOAD";
  private static final byte[] NOTHING = {};

  private final int port;
  private final SigV4Signer signer;

  S3Wire(int port, String accessKey, String secretKey) {
    this.port = port;
    this.signer = new SigV4Signer(accessKey, secretKey);
  }

  int port() {
    return port;
  }

  SigV4Signer signer() {
    return signer;
  }

  /**
   * Sends a request and reads its answer.
   *
   * @param target path and query as they go into the request line
   * @param headers names and values by turns
   */
  Answer send(String method, String target, byte[] body, String... headers) {
    try (Sending sending = begin(method, target, body.length, headers)) {
      return sending.exchange(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer send(String method, String target, String... headers) {
    return send(method, target, NOTHING, headers);
  }

  /** Sends the head of a request only; the body is the caller's. */
  Sending begin(String method, String target, long length, String... headers) throws IOException {
    Map<String, String> signed = new TreeMap<>();
    signed.put("host", "127.0.0.1:" + port);
    signed.put("x-amz-content-sha256", UNSIGNED);
    for (int i = 0; i < headers.length; i += 2) {
      signed.put(headers[i].toLowerCase(Locale.ROOT), headers[i + 1]);
    }
    String authorization = signer.authorization(method, target, signed, Instant.now());
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    signed.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("authorization: " + authorization + "\r\n");
    head.append("content-length: " + length + "\r\nconnection: close\r\n\r\n");
    return new Sending(port).write(head.toString().getBytes(UTF_8));
  }

  Answer put(String bucket, String key, byte[] body, String... headers) {
    return send("PUT", path(bucket, key), body, headers);
  }

  Answer get(String bucket, String key) {
    return send("GET", path(bucket, key));
  }

  Answer head(String bucket, String key) {
    return send("HEAD", path(bucket, key));
  }

  Answer delete(String bucket, String key) {
    return send("DELETE", path(bucket, key));
  }

  Answer copy(String bucket, String source, String target) {
    return send("PUT", path(bucket, target), "x-amz-copy-source", path(bucket, source));
  }

  Answer createBucket(String bucket) {
    return send("PUT", "/" + bucket);
  }

  String createUpload(String bucket, String key) {
    Answer answer = send("POST", path(bucket, key) + "?uploads");
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.toString());
    }
    return answer.element("UploadId");
  }

  Answer uploadPart(String bucket, String key, String upload, int number, byte[] body) {
    String query = "?partNumber=" + number + "&uploadId=" + encode(upload);
    return send("PUT", path(bucket, key) + query, body);
  }

  /** Completes an upload of parts 1, 2, 3 and so on. */
  Answer complete(String bucket, String key, String upload, String... etags) {
    StringBuilder xml = new StringBuilder("<CompleteMultipartUpload>");
    for (int i = 0; i < etags.length; i++) {
      xml.append("<Part><PartNumber>" + (i + 1) + "</PartNumber>");
      xml.append("<ETag>" + etags[i] + "</ETag></Part>");
    }
    xml.append("</CompleteMultipartUpload>");
    String target = path(bucket, key) + "?uploadId=" + encode(upload);
    return send("POST", target, xml.toString().getBytes(UTF_8));
  }

  static String path(String bucket, String key) {
    return "/" + bucket + "/" + encode(key).replace("%2F", "/");
  }

  static String encode(String text) {
    return URLEncoder.encode(text, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
