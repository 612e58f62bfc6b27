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
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
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

  /** Puts an object in two parts, with a checksum made of theirs, and tells its ETag. */
  private static String putInParts(String bucket) {
    String id =
        GATEWAY
            .s3()
            .createMultipartUpload(
                r -> r.bucket(bucket).key(HARD).checksumAlgorithm(ChecksumAlgorithm.CRC32))
            .uploadId();
    CompletedPart one = part(bucket, id, 1, "1".repeat(5 << 20));
    CompletedPart two = part(bucket, id, 2, "2");
    return GATEWAY
        .s3()
        .completeMultipartUpload(
            r -> r.bucket(bucket).key(HARD).uploadId(id).multipartUpload(m -> m.parts(one, two)))
        .eTag();
  }

  private static CompletedPart part(String bucket, String upload, int number, String body) {
    var part =
        GATEWAY
            .s3()
            .uploadPart(
                r -> r.bucket(bucket).key(HARD).uploadId(upload).partNumber(number),
                RequestBody.fromString(body));
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(part.eTag())
        .checksumCRC32(part.checksumCRC32())
        .build();
  }

  @Test
  void aNamedChecksumTakesThePlaceOfTheSources() {
    String bucket = filled();
    CopyObjectResult result = copy(from(bucket).checksumAlgorithm(ChecksumAlgorithm.SHA256));
    assertThat(result.checksumSHA256()).isEqualTo("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=");
    assertThat(result.checksumCRC32()).isNull();
    assertThat(result.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
    var head =
        GATEWAY
            .s3()
            .headObject(r -> r.bucket(bucket).key("copy").checksumMode(ChecksumMode.ENABLED));
    assertThat(head.checksumSHA256()).isEqualTo(result.checksumSHA256());
    assertThat(head.checksumCRC32()).isNull();
    assertThat(head.eTag()).isEqualTo(result.eTag());
    assertThat(head.contentType()).isEqualTo("text/x");
    assertThat(head.metadata()).containsEntry("colour", "blue");
    assertThat(GATEWAY.get(bucket, "copy")).isEqualTo("hello");
  }

  @Test
  void whatCameInPartsGetsAChecksumOfAllItsBytes() {
    String bucket = GATEWAY.bucket();
    String etag = putInParts(bucket);
    CopyObjectResult same = copy(from(bucket));
    assertThat(same.checksumType()).isEqualTo(ChecksumType.COMPOSITE);
    assertThat(same.checksumCRC32()).endsWith("-2");
    assertThat(same.eTag()).isEqualTo(etag);
    CopyObjectResult whole = copy(from(bucket).checksumAlgorithm(ChecksumAlgorithm.CRC32));
    var once = GATEWAY.put(bucket, "once", "1".repeat(5 << 20) + "2");
    assertThat(whole.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
    assertThat(whole.checksumCRC32()).isEqualTo(once.checksumCRC32());
    assertThat(whole.eTag()).isEqualTo(once.eTag());
    assertThat(GATEWAY.s3().headObject(r -> r.bucket(bucket).key("copy").partNumber(1)))
        .satisfies(head -> assertThat(head.contentLength()).isEqualTo((5 << 20) + 1));
  }

  @Test
  void ontoItselfANamedChecksumIsEnough() {
    String bucket = filled();
    copy(from(bucket).destinationKey(HARD).checksumAlgorithm(ChecksumAlgorithm.SHA1));
    var head =
        GATEWAY.s3().headObject(r -> r.bucket(bucket).key(HARD).checksumMode(ChecksumMode.ENABLED));
    assertThat(head.checksumSHA1()).isEqualTo("qvTGHdzF6KLavt4PO0gs2a6pQ00=");
    assertThat(head.checksumCRC32()).isNull();
    assertThat(head.metadata()).containsEntry("colour", "blue");
    assertThat(GATEWAY.get(bucket, HARD)).isEqualTo("hello");
  }

  @Test
  void conditionsHoldForACopyWithANamedChecksum() {
    String bucket = filled();
    CopyObjectRequest.Builder summed = from(bucket).checksumAlgorithm(ChecksumAlgorithm.SHA1);
    assertFails(412, "PreconditionFailed", () -> copy(summed.copySourceIfMatch("\"other\"")));
    summed.copySourceIfMatch(null).ifNoneMatch("*");
    copy(summed);
    assertFails(412, "PreconditionFailed", () -> copy(summed));
    assertFails(404, "NoSuchKey", () -> copy(summed.sourceKey("none")));
    assertFails(400, "InvalidRequest", () -> copy(summed.checksumAlgorithm("MD6")));
  }
}
