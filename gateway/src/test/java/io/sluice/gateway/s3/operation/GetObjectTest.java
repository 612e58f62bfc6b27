package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

class GetObjectTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  private static final Instant PAST = Instant.parse("2001-01-01T00:00:00Z");
  private static final Instant FUTURE = Instant.parse("2101-01-01T00:00:00Z");

  private static String filled() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "key", "0123456789");
    return bucket;
  }

  private static GetObjectRequest.Builder of(String bucket) {
    return GetObjectRequest.builder().bucket(bucket).key("key");
  }

  private static ResponseBytes<GetObjectResponse> get(GetObjectRequest.Builder request) {
    return GATEWAY.s3().getObjectAsBytes(request.build());
  }

  private static String etag(String bucket) {
    return GATEWAY.s3().headObject(r -> r.bucket(bucket).key("key")).eTag();
  }

  @Test
  void givesAllBytes() {
    var answer = get(of(filled()));
    assertThat(answer.asUtf8String()).isEqualTo("0123456789");
    assertThat(answer.response().contentLength()).isEqualTo(10);
    assertThat(answer.response().acceptRanges()).isEqualTo("bytes");
    assertThat(answer.response().lastModified()).isBefore(Instant.now().plusSeconds(1));
    assertThat(answer.response().contentRange()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0,0,bytes 0-0/10",
    "bytes=2-4,234,bytes 2-4/10",
    "bytes=7-,789,bytes 7-9/10",
    "bytes=-2,89,bytes 8-9/10",
    "bytes=8-100,89,bytes 8-9/10",
    "bytes=-100,0123456789,bytes 0-9/10"
  })
  void givesARange(String range, String text, String contentRange) {
    var answer = get(of(filled()).range(range));
    assertThat(answer.asUtf8String()).isEqualTo(text);
    assertThat(answer.response().contentRange()).isEqualTo(contentRange);
    assertThat(answer.response().sdkHttpResponse().statusCode()).isEqualTo(206);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"bytes=1-2,4-5", "bytes=9-1", "items=1-2"})
  void giveTheWholeWhereTheRangeIsNotOne(String range) {
    var answer = get(of(filled()).range(range));
    assertThat(answer.asUtf8String()).isEqualTo("0123456789");
    assertThat(answer.response().sdkHttpResponse().statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"bytes=10-", "bytes=10-20", "bytes=-0"})
  void refusesARangeOutside(String range) {
    String bucket = filled();
    var failure = assertFails(416, "InvalidRange", () -> get(of(bucket).range(range)));
    assertThat(failure.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Content-Range"))
        .contains("bytes */10");
  }

  @Test
  void conditionsOnTheETag() {
    String bucket = filled();
    String etag = etag(bucket);
    assertThat(get(of(bucket).ifMatch(etag)).asUtf8String()).hasSize(10);
    assertFails(412, "PreconditionFailed", () -> get(of(bucket).ifMatch("\"other\"")));
    assertThat(get(of(bucket).ifNoneMatch("\"other\"")).asUtf8String()).hasSize(10);
    assertFails(304, "", () -> get(of(bucket).ifNoneMatch(etag)));
  }

  @Test
  void conditionsOnTheTime() {
    String bucket = filled();
    assertThat(get(of(bucket).ifModifiedSince(PAST)).asUtf8String()).hasSize(10);
    assertFails(304, "", () -> get(of(bucket).ifModifiedSince(FUTURE)));
    assertThat(get(of(bucket).ifUnmodifiedSince(FUTURE)).asUtf8String()).hasSize(10);
    assertFails(412, "PreconditionFailed", () -> get(of(bucket).ifUnmodifiedSince(PAST)));
  }

  @Test
  void theTagGoesBeforeTheTime() {
    String bucket = filled();
    String etag = etag(bucket);
    assertThat(get(of(bucket).ifMatch(etag).ifUnmodifiedSince(PAST)).asUtf8String()).hasSize(10);
    assertFails(304, "", () -> get(of(bucket).ifNoneMatch(etag).ifModifiedSince(PAST)));
  }

  @Test
  void ifRangeGivesTheWholeOfAnotherObject() {
    String bucket = filled();
    String etag = etag(bucket);
    assertThat(rangeIf(bucket, etag)).isEqualTo("12");
    assertThat(rangeIf(bucket, "\"other\"")).isEqualTo("0123456789");
    assertThat(rangeIf(bucket, "Mon, 01 Jan 2001 00:00:00 GMT")).isEqualTo("0123456789");
    assertThat(rangeIf(bucket, "W/" + etag)).isEqualTo("0123456789");
  }

  private static String rangeIf(String bucket, String ifRange) {
    return get(of(bucket)
            .range("bytes=1-2")
            .overrideConfiguration(c -> c.putHeader("If-Range", ifRange)))
        .asUtf8String();
  }

  @Test
  void theClientMayDressTheAnswer() {
    String bucket = filled();
    var answer =
        get(of(bucket)
                .responseContentType("text/x")
                .responseContentDisposition("inline")
                .responseCacheControl("private")
                .responseContentLanguage("fr")
                .responseContentEncoding("br"))
            .response();
    assertThat(answer.contentType()).isEqualTo("text/x");
    assertThat(answer.contentDisposition()).isEqualTo("inline");
    assertThat(answer.cacheControl()).isEqualTo("private");
    assertThat(answer.contentLanguage()).isEqualTo("fr");
    assertThat(answer.contentEncoding()).isEqualTo("br");
  }

  @Test
  void theOnlyVersionIsNull() {
    String bucket = filled();
    assertThat(get(of(bucket).versionId("null")).asUtf8String()).hasSize(10);
    assertFails(404, "NoSuchVersion", () -> get(of(bucket).versionId("3sL4kqtJlcpXro")));
  }

  @Test
  void theOnlyPartIsTheFirst() {
    String bucket = filled();
    var part = get(of(bucket).partNumber(1));
    assertThat(part.asUtf8String()).hasSize(10);
    assertThat(part.response().sdkHttpResponse().statusCode()).isEqualTo(206);
    assertThat(part.response().contentRange()).isEqualTo("bytes 0-9/10");
    assertThat(part.response().partsCount()).isNull();
    assertFails(416, "InvalidPartNumber", () -> get(of(bucket).partNumber(2)));
    assertFails(400, "InvalidArgument", () -> get(of(bucket).partNumber(0)));
  }

  @Test
  void whatIsMissingIsNotFound() {
    String bucket = GATEWAY.bucket();
    assertFails(404, "NoSuchKey", () -> get(of(bucket)));
    assertFails(404, "NoSuchBucket", () -> get(of("missing")));
  }
}
