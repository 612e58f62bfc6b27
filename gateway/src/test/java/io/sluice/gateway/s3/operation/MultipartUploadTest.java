package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Create, UploadPart, UploadPartCopy, Complete, Abort, ListParts, ListMultipartUploads. */
class MultipartUploadTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  private static final int PART = 5 << 20;

  private final String bucket = GATEWAY.bucket();

  private String create() {
    return create(ChecksumAlgorithm.CRC32, null);
  }

  private String create(ChecksumAlgorithm algorithm, ChecksumType type) {
    return GATEWAY
        .s3()
        .createMultipartUpload(r ->
            r.bucket(bucket)
                .key("key")
                .contentType("text/x")
                .metadata(Map.of("a", "b"))
                .checksumAlgorithm(algorithm)
                .checksumType(type))
        .uploadId();
  }

  private UploadPartResponse part(String upload, int number, int size) {
    return part(upload, number, size, ChecksumAlgorithm.CRC32);
  }

  private UploadPartResponse part(
      String upload, int number, int size, ChecksumAlgorithm algorithm) {
    byte[] bytes = new byte[size];
    java.util.Arrays.fill(bytes, (byte) number);
    return GATEWAY
        .s3()
        .uploadPart(
            r ->
                r.bucket(bucket)
                    .key("key")
                    .uploadId(upload)
                    .partNumber(number)
                    .checksumAlgorithm(algorithm),
            RequestBody.fromBytes(bytes));
  }

  private static CompletedPart named(int number, UploadPartResponse part) {
    return named(number, part.eTag(), part.checksumCRC32());
  }

  private static CompletedPart named(int number, String etag, String crc32) {
    return CompletedPart.builder().partNumber(number).eTag(etag).checksumCRC32(crc32).build();
  }

  private CompleteMultipartUploadRequest.Builder completing(String upload, CompletedPart... parts) {
    return CompleteMultipartUploadRequest.builder()
        .bucket(bucket)
        .key("key")
        .uploadId(upload)
        .multipartUpload(m -> m.parts(parts));
  }

  private static CompleteMultipartUploadResponse complete(
      CompleteMultipartUploadRequest.Builder request) {
    return GATEWAY.s3().completeMultipartUpload(request.build());
  }

  @Test
  void partsBecomeOneObject() {
    String upload = create();
    UploadPartResponse second = part(upload, 2, 100);
    UploadPartResponse first = part(upload, 1, PART);
    assertFails(404, "NoSuchKey", () -> GATEWAY.get(bucket, "key"));
    var done = complete(completing(upload, named(1, first), named(2, second)));
    assertThat(done.eTag()).endsWith("-2\"");
    assertThat(done.location()).isEqualTo(GATEWAY.endpoint() + "/" + bucket + "/key");
    assertThat(done.checksumCRC32()).endsWith("-2");
    assertThat(done.checksumType()).isEqualTo(ChecksumType.COMPOSITE);
    var head =
        GATEWAY
            .s3()
            .headObject(r -> r.bucket(bucket).key("key").checksumMode(ChecksumMode.ENABLED));
    assertThat(head.contentLength()).isEqualTo(PART + 100);
    assertThat(head.contentType()).isEqualTo("text/x");
    assertThat(head.metadata()).containsEntry("a", "b");
    assertThat(head.checksumCRC32()).isEqualTo(done.checksumCRC32());
    var again = complete(completing(upload, named(1, first), named(2, second)));
    assertThat(again.eTag()).isEqualTo(done.eTag());
  }

  @ParameterizedTest
  @CsvSource({"CRC32", "CRC32_C", "CRC64_NVME"})
  void aWholeChecksumCanBeComputedFromTheParts(ChecksumAlgorithm algorithm) {
    String upload = create(algorithm, ChecksumType.FULL_OBJECT);
    UploadPartResponse first = part(upload, 1, PART, algorithm);
    UploadPartResponse second = part(upload, 2, 77, algorithm);
    var done = complete(completing(upload, named(1, first), named(2, second)));
    assertThat(done.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
    byte[] all = GATEWAY.s3().getObjectAsBytes(r -> r.bucket(bucket).key("key")).asByteArray();
    var put =
        GATEWAY
            .s3()
            .putObject(
                r -> r.bucket(bucket).key("one").checksumAlgorithm(algorithm),
                RequestBody.fromBytes(all));
    assertThat(sum(done.toString())).isEqualTo(sum(put.toString()));
  }

  private static String sum(String response) {
    int start = response.indexOf("=", response.indexOf("Checksum"));
    return response.substring(start, response.indexOf(",", start));
  }

  @Test
  void whatTheUploaderSaysOfTheWholeIsCompared() {
    String upload = create(ChecksumAlgorithm.CRC32, ChecksumType.FULL_OBJECT);
    CompletedPart only = named(1, part(upload, 1, 10));
    assertFails(
        400,
        "BadDigest",
        () ->
            complete(
                completing(upload, only)
                    .checksumType(ChecksumType.FULL_OBJECT)
                    .checksumCRC32("AAAAAA==")));
    assertFails(400, "InvalidRequest", () -> complete(completing(upload, only).mpuObjectSize(11L)));
    complete(completing(upload, only).mpuObjectSize(10L));
  }

  @Test
  void partsMustBeThereInOrderAndLargeEnough() {
    String upload = create();
    UploadPartResponse first = part(upload, 1, 10);
    UploadPartResponse second = part(upload, 2, 10);
    CompletedPart one = named(1, first);
    CompletedPart two = named(2, second);
    assertFails(400, "InvalidPartOrder", () -> complete(completing(upload, two, one)));
    assertFails(400, "InvalidPart", () -> complete(completing(upload, one, named(3, second))));
    assertFails(400, "InvalidPart", () -> complete(completing(upload, named(1, second))));
    assertFails(400, "EntityTooSmall", () -> complete(completing(upload, one, two)));
    assertFails(400, "MalformedXML", () -> complete(completing(upload)));
    complete(completing(upload, two));
    assertThat(GATEWAY.get(bucket, "key")).hasSize(10);
  }

  @Test
  void conditionsHoldAtTheEnd() {
    GATEWAY.put(bucket, "key", "old");
    String upload = create();
    CompletedPart only = named(1, part(upload, 1, 10));
    assertFails(
        412, "PreconditionFailed", () -> complete(completing(upload, only).ifNoneMatch("*")));
    assertFails(
        412, "PreconditionFailed", () -> complete(completing(upload, only).ifMatch("\"x\"")));
    assertThat(GATEWAY.get(bucket, "key")).isEqualTo("old");
    complete(completing(upload, only));
  }

  @Test
  void abortForgetsTheParts() {
    String upload = create();
    UploadPartResponse part = part(upload, 1, 10);
    var answer =
        GATEWAY.s3().abortMultipartUpload(r -> r.bucket(bucket).key("key").uploadId(upload));
    assertThat(answer.sdkHttpResponse().statusCode()).isEqualTo(204);
    assertFails(404, "NoSuchUpload", () -> part(upload, 1, 10));
    assertFails(404, "NoSuchUpload", () -> complete(completing(upload, named(1, part))));
    assertFails(
        404,
        "NoSuchUpload",
        () -> GATEWAY.s3().listParts(r -> r.bucket(bucket).key("key").uploadId(upload)));
  }

  @Test
  void partNumbersGoFrom1To10000() {
    String upload = create();
    assertFails(400, "InvalidArgument", () -> part(upload, 0, 1));
    assertFails(400, "InvalidArgument", () -> part(upload, 10_001, 1));
    part(upload, 10_000, 1);
  }

  @Test
  void aPartMayBeCopied() {
    GATEWAY.put(bucket, "source ü", "0123456789");
    String upload = create();
    var copied =
        GATEWAY
            .s3()
            .uploadPartCopy(r ->
                r.sourceBucket(bucket)
                    .sourceKey("source ü")
                    .copySourceRange("bytes=2-4")
                    .destinationBucket(bucket)
                    .destinationKey("key")
                    .uploadId(upload)
                    .partNumber(1))
            .copyPartResult();
    assertThat(copied.checksumCRC32()).isNotNull();
    complete(completing(upload, named(1, copied.eTag(), copied.checksumCRC32())));
    assertThat(GATEWAY.get(bucket, "key")).isEqualTo("234");
  }

  @Test
  void aCopiedPartNeedsAProperRangeOfAnObject() {
    GATEWAY.put(bucket, "source", "0123456789");
    String upload = create();
    assertFails(400, "InvalidArgument", () -> copyPart(upload, "source", "bytes=2-"));
    assertFails(416, "InvalidRange", () -> copyPart(upload, "source", "bytes=20-30"));
    assertFails(416, "InvalidRange", () -> copyPart(upload, "source", "bytes=0-10"));
    copyPart(upload, "source", "bytes=0-9");
    assertFails(404, "NoSuchKey", () -> copyPart(upload, "missing", "bytes=0-1"));
    assertFails(404, "NoSuchUpload", () -> copyPart("unknown", "source", "bytes=0-1"));
  }

  private void copyPart(String upload, String source, String range) {
    GATEWAY
        .s3()
        .uploadPartCopy(r ->
            r.sourceBucket(bucket)
                .sourceKey(source)
                .copySourceRange(range)
                .destinationBucket(bucket)
                .destinationKey("key")
                .uploadId(upload)
                .partNumber(1));
  }

  @Test
  void partsAreListedInPages() {
    String upload = create();
    for (int number : new int[] {3, 1, 2}) {
      part(upload, number, number);
    }
    var pages =
        GATEWAY
            .s3()
            .listPartsPaginator(r -> r.bucket(bucket).key("key").uploadId(upload).maxParts(2));
    assertThat(pages.parts()).extracting(Part::partNumber).containsExactly(1, 2, 3);
    assertThat(pages.parts()).extracting(Part::size).containsExactly(1L, 2L, 3L);
    assertThat(pages.parts()).allMatch(part -> part.checksumCRC32() != null);
    var page = pages.stream().findFirst().orElseThrow();
    assertThat(page.checksumAlgorithm()).isEqualTo(ChecksumAlgorithm.CRC32);
    assertThat(page.nextPartNumberMarker()).isEqualTo(2);
  }

  @Test
  void uploadsAreListedInPagesAndRolledUp() {
    for (String key : new String[] {"a", "b/1", "b/2", "c", "c"}) {
      GATEWAY.s3().createMultipartUpload(r -> r.bucket(bucket).key(key));
    }
    var pages = GATEWAY.s3().listMultipartUploadsPaginator(r -> r.bucket(bucket).maxUploads(2));
    assertThat(pages.uploads())
        .extracting(MultipartUpload::key)
        .containsExactly("a", "b/1", "b/2", "c", "c");
    assertThat(pages.uploads()).extracting(MultipartUpload::uploadId).doesNotHaveDuplicates();
    var rolled =
        GATEWAY.s3().listMultipartUploads(r -> r.bucket(bucket).delimiter("/").maxUploads(2));
    assertThat(rolled.uploads()).extracting(MultipartUpload::key).containsExactly("a");
    assertThat(rolled.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("b/");
    assertThat(rolled.isTruncated()).isTrue();
    var rest =
        GATEWAY
            .s3()
            .listMultipartUploads(
                r -> r.bucket(bucket).delimiter("/").keyMarker(rolled.nextKeyMarker()));
    assertThat(rest.uploads()).extracting(MultipartUpload::key).containsExactly("c", "c");
    assertThat(rest.commonPrefixes()).isEmpty();
  }
}
