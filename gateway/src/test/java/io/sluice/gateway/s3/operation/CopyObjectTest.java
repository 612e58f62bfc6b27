package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;
import software.amazon.awssdk.services.s3.model.MetadataDirective;

class CopyObjectTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  private static final String HARD = "a b+c%ü/😀&";

  private static String filled() {
    String bucket = GATEWAY.bucket();
    GATEWAY
        .s3()
        .putObject(
            r ->
                r.bucket(bucket).key(HARD).contentType("text/x").metadata(Map.of("colour", "blue")),
            RequestBody.fromString("hello"));
    return bucket;
  }

  private static CopyObjectRequest.Builder from(String bucket) {
    return CopyObjectRequest.builder()
        .sourceBucket(bucket)
        .sourceKey(HARD)
        .destinationBucket(bucket)
        .destinationKey("copy");
  }

  private static CopyObjectResult copy(CopyObjectRequest.Builder request) {
    return GATEWAY.s3().copyObject(request.build()).copyObjectResult();
  }

  @Test
  void copiesBytesMetadataAndChecksums() {
    String bucket = filled();
    CopyObjectResult result = copy(from(bucket));
    assertThat(result.checksumCRC32()).isEqualTo("NhCmhg==");
    var head = GATEWAY.s3().headObject(r -> r.bucket(bucket).key("copy"));
    assertThat(head.eTag()).isEqualTo(result.eTag());
    assertThat(head.contentType()).isEqualTo("text/x");
    assertThat(head.metadata()).containsEntry("colour", "blue");
    assertThat(GATEWAY.get(bucket, "copy")).isEqualTo("hello");
  }

  @Test
  void replacesMetadata() {
    String bucket = filled();
    copy(
        from(bucket)
            .metadataDirective(MetadataDirective.REPLACE)
            .contentType("text/y")
            .metadata(Map.of("size", "big")));
    var head = GATEWAY.s3().headObject(r -> r.bucket(bucket).key("copy"));
    assertThat(head.contentType()).isEqualTo("text/y");
    assertThat(head.metadata()).isEqualTo(Map.of("size", "big"));
  }

  @Test
  void ontoItselfItMustReplaceSomething() {
    String bucket = filled();
    assertFails(400, "InvalidRequest", () -> copy(from(bucket).destinationKey(HARD)));
    copy(
        from(bucket)
            .destinationKey(HARD)
            .metadataDirective(MetadataDirective.REPLACE)
            .metadata(Map.of("k", "v")));
    var head = GATEWAY.s3().headObject(r -> r.bucket(bucket).key(HARD));
    assertThat(head.metadata()).isEqualTo(Map.of("k", "v"));
    assertThat(GATEWAY.get(bucket, HARD)).isEqualTo("hello");
  }

  @Test
  void conditionsOnTheSource() {
    String bucket = filled();
    String etag = GATEWAY.s3().headObject(r -> r.bucket(bucket).key(HARD)).eTag();
    copy(from(bucket).copySourceIfMatch(etag));
    assertFails(412, "PreconditionFailed", () -> copy(from(bucket).copySourceIfMatch("\"other\"")));
    copy(from(bucket).copySourceIfNoneMatch("\"other\""));
    assertFails(412, "PreconditionFailed", () -> copy(from(bucket).copySourceIfNoneMatch(etag)));
    Instant now = Instant.now();
    assertFails(412, "PreconditionFailed", () -> copy(from(bucket).copySourceIfModifiedSince(now)));
  }

  @Test
  void conditionsOnTheTarget() {
    String bucket = filled();
    copy(from(bucket).ifNoneMatch("*"));
    assertFails(412, "PreconditionFailed", () -> copy(from(bucket).ifNoneMatch("*")));
    assertFails(412, "PreconditionFailed", () -> copy(from(bucket).ifMatch("\"other\"")));
  }

  @Test
  void theSourceMayNameItsVersionAndBeginWithASlash() throws IOException {
    String bucket = filled();
    GATEWAY.put(bucket, "plain", "x");
    copy(from(bucket).sourceKey("plain").sourceVersionId("null"));
    assertFails(
        404, "NoSuchVersion", () -> copy(from(bucket).sourceKey("plain").sourceVersionId("other")));
    Map<String, String> source = Map.of("x-amz-copy-source", "/" + bucket + "/pl%61in");
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(RawClient.head("PUT", "/" + bucket + "/slash", "", source));
      assertThat(raw.answer().status()).isEqualTo(200);
    }
    assertThat(GATEWAY.get(bucket, "slash")).isEqualTo("x");
  }

  @Test
  void whatIsMissingIsNotFound() {
    String bucket = filled();
    assertFails(404, "NoSuchKey", () -> copy(from(bucket).sourceKey("none")));
    assertFails(404, "NoSuchBucket", () -> copy(from(bucket).sourceBucket("none")));
    assertFails(404, "NoSuchBucket", () -> copy(from(bucket).destinationBucket("none")));
  }
}
