package io.sluice.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.gateway.app.Sluice;
import io.sluice.gateway.config.ConfigLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3BaseClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A gateway upon a store in memory, and clients for it. */
public final class Gateway implements BeforeAllCallback, AfterAllCallback {
  public static final String ACCESS_KEY = "testroot";
  public static final String SECRET_KEY = "testsecret";

  private static final AtomicInteger NAMES = new AtomicInteger();

  private final Map<String, String> settings = new HashMap<>();
  private Sluice sluice;
  private S3Client s3;

  /** With these settings over those that every test needs. */
  public Gateway(Map<String, String> more) {
    settings.put("storage.type", "memory");
    // What looks at objects afterwards is tested by itself.
    settings.put("index.engine", "none");
    settings.put("root.accessKey", ACCESS_KEY);
    settings.put("root.secretKey", SECRET_KEY);
    for (String door : new String[] {"s3", "web", "management"}) {
      settings.put(door + ".port", "0");
      settings.put(door + ".host", "127.0.0.1");
    }
    settings.putAll(more);
  }

  public Gateway() {
    this(Map.of());
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Path data = Files.createTempDirectory("sluice-test");
    data.toFile().deleteOnExit();
    settings.putIfAbsent("storage.data", data.toString());
    sluice = Sluice.start(ConfigLoader.load(Optional.empty(), Map.of(), settings));
    s3 = client(S3Client.builder()).build();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    s3.close();
    sluice.stop();
  }

  /** Where it keeps what it has. */
  public Path data() {
    return Path.of(settings.get("storage.data"));
  }

  public Sluice sluice() {
    return sluice;
  }

  /** What Prometheus would be told. */
  public String metrics() {
    URI uri = URI.create("http://127.0.0.1:" + sluice.managementPort() + "/metrics");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public S3Client s3() {
    return s3;
  }

  /** Those who are let in beside root. */
  public People people() {
    return People.of(sluice);
  }

  /** A client of somebody else than root. */
  public S3Client s3(People.Person person) {
    return client(S3Client.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(person.accessKeyId(), person.secret())))
        .build();
  }

  /** A client that signs nothing. */
  public S3Client anonymous() {
    return client(S3Client.builder())
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
  }

  public S3AsyncClient async() {
    return client(S3AsyncClient.builder()).build();
  }

  public S3Presigner presigner() {
    return S3Presigner.builder()
        .endpointOverride(endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(credentials())
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }

  /** A builder that knows where the gateway is and who we are. */
  public <B extends S3BaseClientBuilder<B, C>, C> B client(B builder) {
    return builder
        .endpointOverride(endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(credentials())
        .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
        .forcePathStyle(true);
  }

  public static StaticCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY));
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + sluice.s3Port());
  }

  /** The door of REST. */
  public URI web() {
    return URI.create("http://127.0.0.1:" + sluice.webPort());
  }

  /** A new bucket with a name of its own. */
  public String bucket() {
    String name = "bucket-" + NAMES.incrementAndGet();
    s3.createBucket(r -> r.bucket(name));
    return name;
  }

  public PutObjectResponse put(String bucket, String key, String text) {
    return s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString(text));
  }

  public String get(String bucket, String key) {
    return s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asUtf8String();
  }

  public RawClient raw() {
    return raw(sluice.s3Port());
  }

  public RawClient rawWeb() {
    return raw(sluice.webPort());
  }

  private static RawClient raw(int port) {
    try {
      return new RawClient(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The call must fail with that status and code. */
  public static S3Exception assertFails(int status, String code, ThrowingCallable call) {
    S3Exception failure = catchThrowableOfType(S3Exception.class, call);
    assertThat(failure).as("the call must fail with %s", code).isNotNull();
    assertThat(failure.statusCode()).isEqualTo(status);
    if (!code.isEmpty()) {
      assertThat(failure.awsErrorDetails().errorCode()).isEqualTo(code);
    }
    return failure;
  }
}
