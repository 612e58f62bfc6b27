package io.sluice.gateway.ingest;

import static io.sluice.gateway.ingest.Chunks.random;
import static io.sluice.gateway.ingest.Chunks.split;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.auth.Authentication;
import io.sluice.gateway.auth.PayloadSeal.Chunked;
import io.sluice.gateway.auth.SignedRequest;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Bodies as AWS's own client encodes and signs them. */
class SdkChunksTest {
  private static Vertx vertx;
  private static OnLoop loop;
  private static Ingest ingest;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    loop = new OnLoop(vertx);
    ingest = new Ingest(vertx, IngestLimits.defaults());
  }

  @AfterAll
  static void close() {
    vertx.close().await();
  }

  @ParameterizedTest
  @CsvSource({
    "0, true, false",
    "0, true, true",
    "0, false, true",
    "1, true, false",
    "1, true, true",
    "131072, true, true",
    "131073, false, true",
    "500000, true, false",
    "500000, true, true",
    "500000, false, true"
  })
  void areTaken(int size, boolean signed, boolean trailer) throws IOException {
    Buffer payload = random(size, size);
    var request = sign(payload, signed, trailer);
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    request.request().forEachHeader((name, values) -> headers.add(name, values));
    Buffer body = Buffer.buffer();
    try (InputStream in = request.payload().orElseThrow().newStream()) {
      body.appendBytes(in.readAllBytes());
    }
    Authentication authentication =
        Chunks.sigV4().authenticate(new SignedRequest("PUT", "/key", "", headers)).result();
    assertThat(authentication.seal())
        .isInstanceOfSatisfying(
            Chunked.class,
            seal -> {
              assertThat(seal.signatures().isPresent()).isEqualTo(signed);
              assertThat(seal.trailer()).isEqualTo(trailer);
            });
    RecordingStaged target = new RecordingStaged();
    Declared declared = Declared.ofHeaders(headers);
    assertThat(declared.contentLength()).hasValue(body.length());
    Received received =
        loop.get(() ->
            ingest.receive(
                new Body(Feed.of(split(body, 9999)), authentication.seal(), declared),
                Set.of(),
                target,
                done -> done));
    assertThat(target.written).isEqualTo(payload);
    assertThat(received.checksums())
        .extracting(Checksum::algorithm)
        .isEqualTo(trailer ? List.of(ChecksumAlgorithm.CRC32) : List.of());
  }

  private static software.amazon.awssdk.http.auth.spi.signer.SignedRequest sign(
      Buffer payload, boolean signed, boolean trailer) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.PUT)
            .protocol(signed ? "http" : "https")
            .host("bucket.s3.example.org")
            .encodedPath("/key")
            .putHeader("Content-Length", Integer.toString(payload.length()))
            .build();
    return AwsV4HttpSigner.create()
        .sign(sign ->
            sign.identity(
                    AwsCredentialsIdentity.create(
                        "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"))
                .request(request)
                .payload(() -> new ByteArrayInputStream(payload.getBytes()))
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                .putProperty(AwsV4FamilyHttpSigner.CHUNK_ENCODING_ENABLED, true)
                .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, signed)
                .putProperty(
                    AwsV4FamilyHttpSigner.CHECKSUM_ALGORITHM,
                    trailer ? DefaultChecksumAlgorithm.CRC32 : null)
                .putProperty(HttpSigner.SIGNING_CLOCK, Chunks.clock()));
  }
}
