package io.sluice.gateway.tls;

import static io.sluice.gateway.RawClient.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import io.sluice.gateway.app.Sluice;
import io.sluice.gateway.app.StartFailure;
import io.sluice.gateway.config.ConfigLoader;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Doors that speak TLS, on a tree of files: bodies go another way than over plain HTTP. */
class TlsTest {
  @TempDir static Path folder;
  private static TestCertificate first;
  private static TestCertificate second;
  private static Sluice sluice;

  @BeforeAll
  static void start() {
    first = TestCertificate.of("localhost", "EC", 30);
    second = TestCertificate.of("second.example.org", "RSA", 30);
    first.write(file("first.pem"), file("first.key"));
    second.write(file("second.pem"), file("second.key"));
    sluice = Sluice.start(ConfigLoader.load(Optional.empty(), Map.of(), settings()));
    assertThat(ask(head("PUT", "/bucket", "", Map.of("Content-Length", "0"))).status())
        .isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    sluice.stop();
  }

  private static Path file(String name) {
    return folder.resolve(name);
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("storage.data", file("data").toString());
    settings.put("root.accessKey", Gateway.ACCESS_KEY);
    settings.put("root.secretKey", Gateway.SECRET_KEY);
    for (String door : new String[] {"s3", "web", "management"}) {
      settings.put(door + ".port", "0");
      settings.put(door + ".host", "127.0.0.1");
    }
    settings.put("tls.certificates", file("first.pem") + "," + file("second.pem"));
    settings.put("tls.keys", file("first.key") + "," + file("second.key"));
    settings.put("tls.reload", "20ms");
    return settings;
  }

  private static SSLContext trustful() {
    X509TrustManager everybody =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {everybody}, null);
      return context;
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLSocket connect(String name, String... versions) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            trustful()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), sluice.s3Port());
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(name)));
    if (versions.length > 0) {
      parameters.setProtocols(versions);
    }
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static RawClient.Answer ask(String request) {
    try (RawClient client = RawClient.over(connect("localhost"))) {
      client.send(request);
      return client.answer();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static BigInteger serial(String name) {
    try (SSLSocket socket = connect(name)) {
      X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return shown.getSerialNumber();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void until(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(20).toNanos());
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Test
  void smallAndLargeObjectsComeAndGoWhole() throws IOException {
    for (int size : new int[] {0, 1, 60_000, 3_000_000}) {
      String body = "0123456789abcdef".repeat(size / 16 + 1).substring(0, size);
      Map<String, String> length = Map.of("Content-Length", Integer.toString(size));
      RawClient.Answer put = ask(head("PUT", "/bucket/key", "", length) + body);
      assertThat(put.status()).isEqualTo(200);
      assertThat(ask(head("GET", "/bucket/key")).body()).isEqualTo(body);
    }
    RawClient.Answer range =
        ask(head("GET", "/bucket/key", "", Map.of("Range", "bytes=2000000-2500000")));
    assertThat(range.status()).isEqualTo(206);
    assertThat(range.body()).hasSize(500_001).startsWith("0123456789");
  }

  @Test
  void theWebDoorSpeaksItToo() throws Exception {
    URI uri = URI.create("https://127.0.0.1:" + sluice.webPort() + "/");
    try (HttpClient client = HttpClient.newBuilder().sslContext(trustful()).build()) {
      HttpResponse<String> page =
          client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }
  }

  @Test
  void linksBeginWithHttps() {
    String upload =
        ask(head("POST", "/bucket/linked", "uploads=", Map.of("Content-Length", "0"))).body();
    String id = upload.replaceAll("(?s).*<UploadId>(.*)</UploadId>.*", "$1");
    Map<String, String> one = Map.of("Content-Length", "1");
    String part = "partNumber=1&uploadId=" + id;
    String etag = ask(head("PUT", "/bucket/linked", part, one) + "x").headers().get("etag");
    String xml =
        "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>"
            + etag
            + "</ETag></Part></CompleteMultipartUpload>";
    Map<String, String> length = Map.of("Content-Length", "" + xml.length());
    assertThat(ask(head("POST", "/bucket/linked", "uploadId=" + id, length) + xml).body())
        .contains("<Location>https://127.0.0.1");
  }

  @Test
  void eachNameGetsItsCertificate() {
    assertThat(serial("second.example.org")).isEqualTo(second.certificate().getSerialNumber());
    assertThat(serial("unknown.example.org")).isEqualTo(serial("localhost"));
  }

  @Test
  void oldVersionsAreRefused() throws IOException {
    for (String version : List.of("TLSv1.2", "TLSv1.3")) {
      try (SSLSocket socket = connect("localhost", version)) {
        assertThat(socket.getSession().getProtocol()).isEqualTo(version);
      }
    }
    assertThatThrownBy(() -> connect("localhost", "TLSv1.1")).isInstanceOf(SSLException.class);
  }

  @Test
  void plainHttpIsNotAnswered() throws IOException {
    try (RawClient plain =
        RawClient.over(new java.net.Socket(InetAddress.getLoopbackAddress(), sluice.s3Port()))) {
      plain.send(head("GET", "/bucket/key"));
      assertThat(plain.readAll()).isLessThan(100);
    }
  }

  @Test
  void newCertificatesAreUsedAndNobodyIsDisturbed() throws Exception {
    BigInteger before = serial("localhost");
    AtomicBoolean stop = new AtomicBoolean();
    List<CompletableFuture<Integer>> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      clients.add(CompletableFuture.supplyAsync(() -> keepAsking(stop)));
    }
    for (int round = 0; round < 3; round++) {
      TestCertificate next = TestCertificate.of("localhost", "EC", 30);
      next.write(file("first.pem"), file("first.key"));
      until(() -> serial("localhost").equals(next.certificate().getSerialNumber()));
      assertThat(metrics()).contains(expiry(next));
    }
    assertThat(serial("localhost")).isNotEqualTo(before);
    stop.set(true);
    for (CompletableFuture<Integer> client : clients) {
      assertThat(client.get()).isPositive();
    }
  }

  /** On one connection; every request must be answered. */
  private static int keepAsking(AtomicBoolean stop) {
    int answered = 0;
    try (RawClient client = RawClient.over(connect("localhost"))) {
      while (!stop.get() || answered == 0) {
        client.send(head("HEAD", "/bucket"));
        assertThat(client.answer(false).status()).isEqualTo(200);
        answered++;
      }
      return answered;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void whatCannotBeUsedLeavesTheOldOne() {
    BigInteger before = serial("localhost");
    double failures = failures();
    TestCertificate.replace(file("first.key"), second.key());
    until(() -> failures() > failures);
    assertThat(serial("localhost")).isEqualTo(before);
    TestCertificate expired = TestCertificate.of("localhost", "EC", -10);
    double more = failures();
    expired.write(file("first.pem"), file("first.key"));
    until(() -> failures() > more);
    assertThat(serial("localhost")).isEqualTo(before);
    TestCertificate good = TestCertificate.of("localhost", "EC", 20);
    good.write(file("first.pem"), file("first.key"));
    until(() -> serial("localhost").equals(good.certificate().getSerialNumber()));
  }

  private static String expiry(TestCertificate certificate) {
    double seconds = certificate.certificate().getNotAfter().toInstant().getEpochSecond();
    return "sluice_tls_certificate_expiry_seconds{certificate=\""
        + file("first.pem")
        + "\"} "
        + seconds;
  }

  private static double failures() {
    return metrics()
        .lines()
        .filter(line -> line.startsWith("sluice_tls_reload_failures_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static String metrics() {
    URI uri = URI.create("http://127.0.0.1:" + sluice.managementPort() + "/metrics");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aKeyThatDoesNotFitRefusesToStart() throws IOException {
    Map<String, String> settings = settings();
    Path wrong = Files.writeString(file("wrong.key"), second.key());
    settings.put("storage.data", file("other").toString());
    settings.put("tls.certificates", file("second.pem").toString());
    settings.put("tls.keys", wrong.toString());
    Sluice.start(ConfigLoader.load(Optional.empty(), Map.of(), settings)).stop();
    Files.writeString(wrong, first.key());
    assertThatThrownBy(() -> Sluice.start(ConfigLoader.load(Optional.empty(), Map.of(), settings)))
        .isInstanceOf(StartFailure.class)
        .hasMessage("tls.keys: " + wrong + " is not the key of " + file("second.pem"));
  }
}
