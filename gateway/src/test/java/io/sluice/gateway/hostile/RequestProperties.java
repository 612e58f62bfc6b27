package io.sluice.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import io.sluice.gateway.http.Percent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Requests that are nearly right, over a raw socket to a whole gateway on a tree of files. It may
 * refuse them, or hang up; it never fails over them (500), and it never leaves them waiting.
 */
@Tag("slow")
class RequestProperties {
  private static final Gateway GATEWAY =
      new Gateway(Map.of("storage.type", "posix", "limits.xmlBytes", "64KiB"));
  private static final int HANG_MILLIS = 10_000;

  /** Whoever says that more will come is told so late that there will be no more. */
  private static final int MORE_MILLIS = 100;

  private static final String BASIC =
      "Authorization: Basic "
          + Base64.getEncoder()
              .encodeToString(
                  (Gateway.ACCESS_KEY + ":" + Gateway.SECRET_KEY)
                      .getBytes(StandardCharsets.US_ASCII));

  private static String bucket;

  @BeforeContainer
  static void start() throws IOException {
    GATEWAY.beforeAll(null);
    bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "key", "some text");
    String rule =
        "<CORSConfiguration><CORSRule><AllowedOrigin>http://*</AllowedOrigin>"
            + "<AllowedMethod>GET</AllowedMethod><AllowedHeader>*</AllowedHeader></CORSRule>"
            + "</CORSConfiguration>";
    assertThat(
            answer(
                GATEWAY.endpoint().getPort(),
                signed("PUT", "", Map.of("cors", ""), Map.of(), rule)))
        .startsWith("HTTP/1.1 200");
  }

  @AfterContainer
  static void stop() {
    GATEWAY.afterAll(null);
  }

  /** What is answered to a request that says rightly where it ends, and that nothing follows. */
  private static String answer(int port, String request) throws IOException {
    return answer(port, request, false);
  }

  private static String answer(int port, String request, boolean perhapsUnfinished)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      String begun = perhapsUnfinished ? beginning(socket) : "";
      socket.setSoTimeout(HANG_MILLIS);
      return begun
          + new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketTimeoutException silence) {
      throw new AssertionError("it hangs over " + request, silence);
    } catch (SocketException refused) {
      return "";
    }
  }

  /** Waits a moment for an answer; then says that nothing more will come. */
  private static String beginning(Socket socket) throws IOException {
    byte[] buffer = new byte[8192];
    socket.setSoTimeout(MORE_MILLIS);
    int length = 0;
    try {
      length = Math.max(0, socket.getInputStream().read(buffer));
    } catch (SocketTimeoutException silence) {
      // It waits for what was announced.
    }
    socket.shutdownOutput();
    return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
  }

  private static void assertServed(String answer, String request) {
    assertThat(answer).as(request).doesNotContain("HTTP/1.1 500");
  }

  private static String signed(
      String method,
      String key,
      Map<String, String> query,
      Map<String, String> headers,
      String body) {
    byte[] utf8 = body.getBytes(StandardCharsets.UTF_8);
    Map<String, String> all = new HashMap<>(headers);
    all.put("content-length", Integer.toString(utf8.length));
    all.put("connection", "close");
    all.putIfAbsent("content-md5", RawMd5.of(utf8));
    String canonical =
        new TreeMap<>(query)
            .entrySet().stream()
                .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
    String path = "/" + bucket + (key.isEmpty() ? "" : "/" + Percent.encode(key));
    return RawClient.head(method, path, canonical, all)
        + new String(utf8, StandardCharsets.ISO_8859_1);
  }

  private static String encoded(String text) {
    return Percent.encode(text).replace("/", "%2F");
  }

  @Property
  void signedRequestsOfS3(
      @ForAll("methods") String method,
      @ForAll("keys") String key,
      @ForAll("query") Map<String, String> query,
      @ForAll("headers") Map<String, String> headers,
      @ForAll("documents") String body)
      throws IOException {
    String request = signed(method, key, query, headers, body);
    String answer = answer(GATEWAY.endpoint().getPort(), request);
    assertServed(answer, request);
    assertThat(answer).as(request).contains("HTTP/1.1 ");
  }

  @Property
  void anyRequestsOfS3(@ForAll("requests") String request) throws IOException {
    assertServed(answer(GATEWAY.endpoint().getPort(), request, true), request);
  }

  @Property
  void requestsOfRest(@ForAll("rest") String request) throws IOException {
    assertServed(answer(GATEWAY.web().getPort(), request), request);
  }

  @Provide
  Arbitrary<String> methods() {
    return Arbitraries.of("GET", "GET", "PUT", "PUT", "POST", "POST", "DELETE", "HEAD");
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.oneOf(
        Arbitraries.of("", "", "key", "key"),
        Inputs.of("a", "/", ".", "..", "ü", "\n", ".sluice.f=", "x".repeat(200)));
  }

  @Provide
  Arbitrary<Map<String, String>> query() {
    Arbitrary<String> names =
        Arbitraries.of(
            "acl",
            "attributes",
            "cors",
            "delete",
            "list-type",
            "location",
            "tagging",
            "uploads",
            "uploadId",
            "partNumber",
            "versionId",
            "versions",
            "prefix",
            "delimiter",
            "marker",
            "start-after",
            "continuation-token",
            "max-keys",
            "encoding-type",
            "key-marker",
            "upload-id-marker",
            "part-number-marker",
            "response-content-type",
            "x-amz-meta-a",
            "x-amz-copy-source");
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.of("", "2", "1", "10000", "url", "/", "null", "YQ", "\0", "../", "a/../b"),
            Arbitraries.of("text/pla\u010ain\u010d\u010aX: y", "€"),
            Inputs.words());
    return Arbitraries.maps(names, values).ofMaxSize(3);
  }

  @Provide
  Arbitrary<Map<String, String>> headers() {
    Arbitrary<String> names =
        Arbitraries.of(
            "range",
            "if-match",
            "if-none-match",
            "if-modified-since",
            "if-range",
            "content-type",
            "content-encoding",
            "content-md5",
            "expect",
            "origin",
            "x-amz-copy-source",
            "x-amz-copy-source-range",
            "x-amz-copy-source-if-match",
            "x-amz-metadata-directive",
            "x-amz-tagging",
            "x-amz-meta-a",
            "x-amz-checksum-crc32",
            "x-amz-checksum-algorithm",
            "x-amz-checksum-type",
            "x-amz-object-attributes",
            "x-amz-acl",
            "x-amz-trailer",
            "x-amz-decoded-content-length",
            "x-amz-mp-object-size",
            "x-amz-max-parts",
            "x-amz-checksum-mode",
            "x-amz-expected-bucket-owner",
            "x-amz-storage-class");
    Arbitrary<String> values =
        Inputs.near(
                "bytes=0-3",
                "\"a\"",
                "*",
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "a=b&c=d",
                "CRC32",
                "=?UTF-8?Q?=C3=BC?=",
                "AAAAAA==",
                "ETag,ObjectParts",
                "private",
                "REPLACE",
                "/bucket-1/key",
                "multipart/form-data; boundary=b",
                "http://a.example",
                "ENABLED")
            .map(text -> text.replaceAll("[^ -~\u00a0-\u00ff]", "").strip());
    return Arbitraries.maps(names, values).ofMaxSize(3);
  }

  @Provide
  Arbitrary<String> documents() {
    String form = "--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk\r\n--b\r\n";
    return Arbitraries.oneOf(
        Arbitraries.of("", ""),
        Inputs.near(
            "<Delete><Object><Key>a</Key></Object></Delete>",
            "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>",
            "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>a</ETag></Part>"
                + "</CompleteMultipartUpload>",
            form + "Content-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--b--\r\n",
            "3\r\nabc\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n"),
        Inputs.words());
  }

  /** Nobody signed these, or somebody else: they show what is read before a signature. */
  @Provide
  Arbitrary<String> requests() {
    String preflight =
        String.join(
            "\r\n",
            "OPTIONS /bucket-1/key HTTP/1.1",
            "Host: h",
            "Origin: http://a",
            "Access-Control-Request-Method: GET",
            "Access-Control-Request-Headers: a, b",
            "",
            "");
    String presigned =
        "GET /bucket-1/key?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=testroot%2F20130524"
            + "%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=604800"
            + "&X-Amz-SignedHeaders=host&X-Amz-Signature=00 HTTP/1.1\r\nHost: h\r\n\r\n";
    String chunked =
        String.join(
            "\r\n",
            "PUT /bucket-1/key HTTP/1.1",
            "Host: h",
            "Transfer-Encoding: chunked",
            "",
            "3",
            "abc",
            "0",
            "",
            "");
    Arbitrary<String> right =
        Arbitraries.oneOf(
            Arbitraries.of(preflight, preflight, presigned, chunked),
            Arbitraries.lazy(() ->
                Arbitraries.of(
                    signed("GET", "key", Map.of(), Map.of("range", "bytes=1-2"), ""),
                    signed("PUT", "other", Map.of(), Map.of("x-amz-meta-a", "b"), "body"))));
    return Inputs.near(right).map(RequestProperties::latin);
  }

  private static String latin(String text) {
    return text.replaceAll("[^\0-\u00ff]", "?");
  }

  @Provide
  Arbitrary<String> rest() {
    Arbitrary<String> first =
        Inputs.near(
            "GET /buckets?limit=10&prefix=a",
            "POST /buckets",
            "GET /buckets/bucket-1/objects?prefix=a&delimiter=%2F&cursor=YQ",
            "GET /buckets/bucket-1/object?key=key",
            "PUT /buckets/bucket-1/object?key=a%2F..%2Fb",
            "POST /buckets/bucket-1/object/copy?key=key",
            "PUT /buckets/bucket-1/object/tags?key=key",
            "PATCH /buckets/bucket-1/object/metadata?key=key",
            "PUT /buckets/bucket-1/grants",
            "POST /users",
            "GET /users/x",
            "POST /groups",
            "PATCH /keys/x");
    Arbitrary<String> headers =
        Inputs.near(
            "Content-Type: application/json",
            "Range: bytes=0-3",
            "If-Match: \"a\"",
            "Content-Digest: sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
            "Sluice-Meta-A: =?UTF-8?Q?=C3=BC?=");
    Arbitrary<String> bodies =
        Arbitraries.oneOf(
            Inputs.near(
                "{\"name\":\"bucket-2\"}",
                "{\"to\":{\"bucket\":\"bucket-1\",\"key\":\"b\",\"ifAbsent\":false}}",
                "{\"tags\":{\"a\":\"b\"}}",
                "{\"grantee\":\"user:a\",\"prefix\":\"a/\",\"rights\":[\"read\"]}",
                "{\"headers\":{\"content-type\":\"a\"},\"metadata\":{\"b\":\"c\"}}",
                "{\"enabled\":true,\"groups\":[\"a\"]}",
                "\0\0\0{"),
            Arbitraries.of(""));
    return Combinators.combine(first, headers.list().ofMaxSize(2), bodies)
        .as(RequestProperties::restRequest)
        .map(RequestProperties::latin);
  }

  private static String restRequest(String first, List<String> headers, String body) {
    String target = first.replace(" /", " /api/v1/").replaceAll("[ \r\n\0]+(?!/)", "%20");
    StringBuilder text = new StringBuilder(target.replaceFirst("%20/", " /"));
    text.append(" HTTP/1.1\r\nHost: h\r\n").append(BASIC).append("\r\n");
    text.append("Connection: close\r\nContent-Type: application/json\r\n");
    headers.stream()
        .filter(line -> !line.startsWith("Content-Type: app"))
        .forEach(line -> text.append(line.replaceAll("[\r\n]", "")).append("\r\n"));
    String bytes = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    // The last header, so that nothing before it changes where the request ends.
    return text + "Content-Length: " + bytes.length() + "\r\n\r\n" + bytes;
  }

  /** An MD5 as Content-MD5 says it. */
  private static final class RawMd5 {
    static String of(byte[] bytes) {
      try {
        byte[] md5 = java.security.MessageDigest.getInstance("MD5").digest(bytes);
        return Base64.getEncoder().encodeToString(md5);
      } catch (java.security.NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
