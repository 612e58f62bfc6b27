package io.sluice.gateway.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.rest.RestClient;
import io.sluice.scanner.contract.TestClamd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.core.sync.RequestBody;

/** A gateway upon a tree of files, with a clamd that knows EICAR, and an index. */
final class ScannedGateway implements BeforeAllCallback, AfterAllCallback {
  /** What is judged before anybody sees it. */
  static final int INLINE_MAX = 1 << 20;

  private static final long WAIT_NANOS = 60_000_000_000L;
  private static final long PAUSE_NANOS = 20_000_000;

  /** As much as clamd can, which a clamd of the gateway's own looks at, too. */
  static final String[] LARGE = {
    "StreamMaxLength 2147483647", "MaxFileSize 2147483647", "MaxScanSize 2147483647"
  };

  private final Map<String, String> more;
  private final String[] clamdSettings;
  private Path folder;
  private TestClamd clamd;
  private Gateway gateway;

  /**
   * Makes one.
   *
   * @param more settings over those that every test needs
   * @param clamdSettings lines of clamd's own configuration
   */
  ScannedGateway(Map<String, String> more, String... clamdSettings) {
    this.more = more;
    this.clamdSettings = clamdSettings;
  }

  ScannedGateway() {
    this(Map.of());
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("sl");
    clamd = TestClamd.start(folder.resolve("clamd"), clamdSettings);
    Map<String, String> settings = new HashMap<>();
    settings.put("storage.type", "posix");
    settings.put("storage.data", folder.resolve("data").toString());
    settings.put("scan.clamd", clamd.unix());
    settings.put("scan.inlineMax", Integer.toString(INLINE_MAX));
    settings.put("scan.patience", "300ms");
    settings.put("index.engine", "lucene");
    settings.put("index.refresh", "50ms");
    settings.put("index.reconcile", "1s");
    settings.put("outbox.retryFirst", "100ms");
    settings.put("outbox.retryMax", "1s");
    settings.put("extract.processes", "1");
    settings.putAll(more);
    gateway = new Gateway(settings);
    gateway.beforeAll(context);
    eventually("the scanner is known", () -> isScannerKnown());
  }

  private boolean isScannerKnown() {
    return gateway.sluice().details().stream().anyMatch(line -> line.contains("ClamAV"));
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    gateway.afterAll(context);
    clamd.close();
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    }
  }

  Gateway gateway() {
    return gateway;
  }

  TestClamd clamd() {
    return clamd;
  }

  RestClient rest() {
    return RestClient.of(gateway);
  }

  /** The file of an object. */
  Path file(String bucket, String key) {
    return folder.resolve("data/buckets").resolve(bucket).resolve(key);
  }

  /** A new bucket for which this policy was chosen. */
  String bucket(String policy) {
    String bucket = gateway.bucket();
    rest()
        .send("PATCH", "/buckets/" + bucket + "/settings", "{\"policy\":" + policy + "}")
        .assertStatus(200);
    return bucket;
  }

  void put(String bucket, String key, byte[] bytes) {
    gateway.s3().putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
  }

  byte[] get(String bucket, String key) {
    return gateway.s3().getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArray();
  }

  /** How many hits a query has, for root. */
  long found(String query) {
    return rest()
        .get("/search?facets=&q=" + RestClient.encode(query))
        .assertStatus(200)
        .json()
        .path("total")
        .asLong();
  }

  String verdict(String bucket, String key) {
    return rest().get(RestClient.object(bucket, key, "status")).json().at("/scan/verdict").asText();
  }

  /** Waits for what happens behind everybody's back. */
  static void eventually(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - start)
          .as("this did not happen: " + what)
          .isLessThan(WAIT_NANOS);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
