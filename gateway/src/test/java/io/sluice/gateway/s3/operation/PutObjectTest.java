package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.StorageClass;

class PutObjectTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  private static final RequestBody TEXT = RequestBody.fromString("hello");
  private static final String MD5 = "5d41402abc4b2a76b9719d911017c592";

  private static PutObjectResponse put(PutObjectRequest.Builder request) {
    return GATEWAY.s3().putObject(request.build(), TEXT);
  }

  private static PutObjectRequest.Builder to(String bucket, String key) {
    return PutObjectRequest.builder().bucket(bucket).key(key);
  }

  @Test
  void theETagIsTheMd5() {
    String bucket = GATEWAY.bucket();
    assertThat(put(to(bucket, "key")).eTag()).isEqualTo('"' + MD5 + '"');
    assertThat(GATEWAY.get(bucket, "key")).isEqualTo("hello");
  }

  @Test
  void theLastWriteWins() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "key", "old");
    GATEWAY.put(bucket, "key", "new");
    assertThat(GATEWAY.get(bucket, "key")).isEqualTo("new");
  }

  @Test
  void anEmptyObjectIsOne() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "key", "");
    assertThat(GATEWAY.get(bucket, "key")).isEmpty();
  }

  @Test
  void headersAndMetadataComeBack() {
    String bucket = GATEWAY.bucket();
    put(
        to(bucket, "key")
            .contentType("text/x")
            .cacheControl("no-store")
            .contentDisposition("attachment; filename=\"f\"")
            .contentEncoding("gzip")
            .contentLanguage("de")
            .metadata(Map.of("Colour", "blau")));
    var head = GATEWAY.s3().headObject(r -> r.bucket(bucket).key("key"));
    assertThat(head.contentType()).isEqualTo("text/x");
    assertThat(head.cacheControl()).isEqualTo("no-store");
    assertThat(head.contentDisposition()).isEqualTo("attachment; filename=\"f\"");
    assertThat(head.contentEncoding()).isEqualTo("gzip");
    assertThat(head.contentLanguage()).isEqualTo("de");
    assertThat(head.metadata()).containsEntry("colour", "blau");
  }

  @Test
  void metadataHaveALimit() {
    String bucket = GATEWAY.bucket();
    put(to(bucket, "key").metadata(Map.of("k", "v".repeat(2047))));
    assertFails(
        400,
        "MetadataTooLarge",
        () -> put(to(bucket, "key").metadata(Map.of("k", "v".repeat(2048)))));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      // The SDK computes no MD5.
      names = {"MD5", "UNKNOWN_TO_SDK_VERSION"})
  void aChecksumIsComparedKeptAndTold(ChecksumAlgorithm algorithm) {
    String bucket = GATEWAY.bucket();
    String put = put(to(bucket, "key").checksumAlgorithm(algorithm)).toString();
    var get =
        GATEWAY
            .s3()
            .getObjectAsBytes(r -> r.bucket(bucket).key("key").checksumMode(ChecksumMode.ENABLED))
            .response();
    String name = "Checksum" + algorithm.name().replace("_", "");
    assertThat(put).contains(name + "=");
    assertThat(get.toString()).contains(name + "=");
    assertThat(get.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
  }

  @ParameterizedTest
  @CsvSource({"AAAAAA==,BadDigest", "AAAA,InvalidRequest"})
  void aWrongChecksumIsRefused(String crc32, String code) {
    String bucket = GATEWAY.bucket();
    assertFails(400, code, () -> put(to(bucket, "key").checksumCRC32(crc32)));
    assertFails(404, "NoSuchKey", () -> GATEWAY.get(bucket, "key"));
  }

  @ParameterizedTest
  @CsvSource({"XUFAKrxLKna5cZ2REBfFkg==,", "AAAAAAAAAAAAAAAAAAAAAA==,BadDigest", "x,InvalidDigest"})
  void contentMd5IsCompared(String md5, String code) {
    String bucket = GATEWAY.bucket();
    if (code == null) {
      put(to(bucket, "key").contentMD5(md5));
      assertThat(GATEWAY.get(bucket, "key")).isEqualTo("hello");
    } else {
      assertFails(400, code, () -> put(to(bucket, "key").contentMD5(md5)));
    }
  }

  @Test
  void ifNoneMatchCreatesOnly() {
    String bucket = GATEWAY.bucket();
    put(to(bucket, "key").ifNoneMatch("*"));
    assertFails(412, "PreconditionFailed", () -> put(to(bucket, "key").ifNoneMatch("*")));
    assertFails(501, "NotImplemented", () -> put(to(bucket, "key").ifNoneMatch("\"abc\"")));
  }

  @Test
  void ifMatchReplacesOnly() {
    String bucket = GATEWAY.bucket();
    assertFails(404, "NoSuchKey", () -> put(to(bucket, "key").ifMatch(MD5)));
    put(to(bucket, "key"));
    put(to(bucket, "key").ifMatch('"' + MD5 + '"'));
    assertFails(412, "PreconditionFailed", () -> put(to(bucket, "key").ifMatch("\"abc\"")));
  }

  @Test
  void ofManyWhoRaceOneCreates() {
    String bucket = GATEWAY.bucket();
    try (S3AsyncClient async = GATEWAY.async()) {
      PutObjectRequest request = to(bucket, "key").ifNoneMatch("*").build();
      var puts =
          IntStream.range(0, 32)
              .mapToObj(i -> async.putObject(request, AsyncRequestBody.fromString("w" + i)))
              .map(put -> put.handle((done, failure) -> failure == null ? 1 : 0))
              .toList();
      assertThat(puts.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(1);
    }
  }

  static Stream<PutObjectRequest.Builder> unserved() {
    PutObjectRequest.Builder none = PutObjectRequest.builder();
    return Stream.of(
        none.copy().serverSideEncryption(ServerSideEncryption.AES256),
        none.copy().serverSideEncryption(ServerSideEncryption.AWS_KMS),
        none.copy().sseCustomerAlgorithm("AES256"),
        none.copy().websiteRedirectLocation("/x"),
        none.copy().objectLockLegalHoldStatus("ON"),
        none.copy().ifNoneMatch("*").ifMatch("\"a\""));
  }

  @ParameterizedTest
  @MethodSource("unserved")
  void whatIsNotServedIsRefusedNotIgnored(PutObjectRequest.Builder request) {
    String bucket = GATEWAY.bucket();
    assertFails(501, "NotImplemented", () -> put(request.bucket(bucket).key("key")));
    assertFails(404, "NoSuchKey", () -> GATEWAY.get(bucket, "key"));
  }

  @Test
  void aclsAreRefusedAsWhereTheBucketOwnerIsEnforced() {
    String bucket = GATEWAY.bucket();
    assertFails(
        400,
        "AccessControlListNotSupported",
        () -> put(to(bucket, "key").acl(ObjectCannedACL.PUBLIC_READ)));
    assertFails(
        400, "AccessControlListNotSupported", () -> put(to(bucket, "key").grantRead("id=x")));
    assertFails(404, "NoSuchKey", () -> GATEWAY.get(bucket, "key"));
  }

  @Test
  void defaultsMayBeSaid() {
    String bucket = GATEWAY.bucket();
    put(to(bucket, "a").acl(ObjectCannedACL.PRIVATE).storageClass(StorageClass.STANDARD));
    put(to(bucket, "b").acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL));
    assertFails(
        400, "InvalidStorageClass", () -> put(to(bucket, "c").storageClass(StorageClass.GLACIER)));
  }

  @Test
  void intoAMissingBucketIsNotFound() {
    assertFails(404, "NoSuchBucket", () -> put(to("missing", "key")));
  }

  static Stream<String> hurtingKeys() {
    return Stream.of(
        "a b",
        "a+b",
        "a%b",
        "a%20b",
        "#",
        "?",
        "'\"",
        "&<>",
        "ü",
        "u\u0308",
        "😀",
        "a/",
        "\u0001",
        "~*!()",
        "k".repeat(1024));
  }

  @ParameterizedTest
  @MethodSource("hurtingKeys")
  void keysThatHurtComeBack(String key) {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, key, key);
    assertThat(GATEWAY.get(bucket, key)).isEqualTo(key);
    assertThat(
            GATEWAY
                .s3()
                .listObjectsV2(r -> r.bucket(bucket).encodingType(EncodingType.URL))
                .contents())
        .extracting(object -> object.key())
        .containsExactly(key);
  }

  @Test
  void aLargeBodyPassesWhole() {
    String bucket = GATEWAY.bucket();
    byte[] large = new byte[20 << 20];
    new java.util.Random(7).nextBytes(large);
    GATEWAY.s3().putObject(to(bucket, "key").build(), RequestBody.fromBytes(large));
    assertThat(GATEWAY.s3().getObjectAsBytes(r -> r.bucket(bucket).key("key")).asByteArray())
        .isEqualTo(large);
  }
}
