package io.sluice.gateway.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Buckets as host names, and URLs that are signed beforehand. */
class AddressingTest {
  @RegisterExtension
  static final Gateway GATEWAY = new Gateway(Map.of("s3.domains", "s3.example.org"));

  @Test
  void aBucketMayBeAHostName() throws IOException {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "a/b", "text");
    Map<String, String> host = Map.of("Host", bucket + ".s3.example.org:9000");
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(RawClient.head("GET", "/a/b", "", host));
      assertThat(raw.answer().body()).isEqualTo("text");
      raw.send(RawClient.head("GET", "/", "list-type=2", host));
      assertThat(raw.answer().body()).contains("<Key>a/b</Key>");
    }
  }

  @Test
  void urlsMayBeSignedBeforehand() throws Exception {
    String bucket = GATEWAY.bucket();
    String key = "a b/ü+%";
    try (S3Presigner presigner = GATEWAY.presigner();
        HttpClient http = HttpClient.newHttpClient()) {
      URI put =
          presigner
              .presignPutObject(p ->
                  p.signatureDuration(Duration.ofMinutes(1))
                      .putObjectRequest(r -> r.bucket(bucket).key(key)))
              .url()
              .toURI();
      HttpRequest.BodyPublisher hello = HttpRequest.BodyPublishers.ofString("hello");
      var answer =
          http.send(
              HttpRequest.newBuilder(put).PUT(hello).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      URI get =
          presigner
              .presignGetObject(p ->
                  p.signatureDuration(Duration.ofMinutes(1))
                      .getObjectRequest(
                          r -> r.bucket(bucket).key(key).responseContentType("text/x")))
              .url()
              .toURI();
      var got =
          http.send(HttpRequest.newBuilder(get).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(got.body()).isEqualTo("hello");
      assertThat(got.headers().firstValue("content-type")).contains("text/x");
      var forged =
          http.send(
              HttpRequest.newBuilder(URI.create(get.toString().replace("text", "html"))).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(forged.statusCode()).isEqualTo(403);
      assertThat(forged.body()).contains("<Code>SignatureDoesNotMatch</Code>");
    }
  }
}
