package io.sluice.gateway.s3.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import io.sluice.gateway.http.Percent;
import io.sluice.gateway.ingest.FormFields;
import io.sluice.gateway.objects.Tags;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.spi.BucketName;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What headers, fields of forms and parameters say: taken, or refused in S3's own words. */
class HeadersProperties {

  private static void orRefused(Runnable reading) {
    try {
      reading.run();
    } catch (S3Failure refused) {
      assertThat(refused.error().code().status()).isBetween(400, 501).isNotEqualTo(500);
    }
  }

  @Property
  void aCopySourceIsReadOrRefused(@ForAll("sources") String header) {
    orRefused(() -> assertThat(CopySource.of(header)).isNotNull());
  }

  @Property
  void everyObjectCanBeCopied(@ForAll("words") String bucket, @ForAll("words") String key) {
    Assume.that(BucketName.isValid(bucket) && ObjectKey.isValid(key));
    ObjectRef ref = new ObjectRef(new BucketName(bucket), new ObjectKey(key));
    String said = Percent.encode(bucket) + "/" + Percent.encode(key);
    assertThat(CopySource.of(said)).isEqualTo(ref);
    assertThat(CopySource.of("/" + said + "?versionId=null")).isEqualTo(ref);
  }

  @Property
  void aChecksumIsReadOrRefused(
      @ForAll ChecksumAlgorithm algorithm, @ForAll("checksums") String text) {
    orRefused(() -> {
      Checksum sum = ChecksumHeaders.parse(algorithm, text, "h");
      assertThat(sum.value()).isEqualTo(text);
      assertThat(sum.raw()).hasSize(algorithm.bytes());
    });
    orRefused(() -> ChecksumHeaders.algorithm("h", text));
    orRefused(() -> ChecksumHeaders.type(text));
  }

  @Property
  void numbersHaveTheirLimits(@ForAll("numbers") String text) {
    orRefused(() -> assertThat(PartParams.number(text)).isBetween(1, 10_000));
    orRefused(() ->
        assertThat(text.isEmpty() ? 0 : ListParams.number("n", text))
            .isBetween(0L, (long) Integer.MAX_VALUE));
    orRefused(() -> Conditions.matching(text));
  }

  @Property
  void tagsOfAHeaderObeyTheLimits(@ForAll("tags") String header) {
    orRefused(() -> {
      Tags tags = Tagging.ofHeader(header);
      assertThat(tags.size()).isLessThanOrEqualTo(Tags.PER_OBJECT_MAX);
      Tags kept = Tags.of(new ObjectMetadata(Map.of(), Map.of(), tags.annotations()));
      assertThat(kept).isEqualTo(tags);
    });
  }

  @Property
  void aFormIsReadOrRefused(
      @ForAll("fields") Map<String, String> fields, @ForAll("words") String fileName) {
    orRefused(() -> {
      PostForm form = PostForm.of(new FormFields(fields, fileName));
      form.status();
      MultiMap headers = form.headers();
      assertThat(headers.contains("content-length")).isFalse();
      new MetadataHeaders(2048).of(headers);
      form.redirect(
              new ObjectRef(new BucketName("b"), new ObjectKey("k")), new io.sluice.spi.ETag("e"))
          .ifPresent(url -> assertThat(url).matches("https?://[!-~]+"));
    });
  }

  @Property
  void userMetadataObeyTheirLimit(@ForAll("fields") Map<String, String> fields) {
    Map<String, String> prefixed = new HashMap<>();
    fields.forEach((name, value) -> prefixed.put(MetadataHeaders.USER_PREFIX + name, value));
    orRefused(() -> {
      MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(prefixed);
      Map<String, String> user = new MetadataHeaders(100).of(headers).user();
      assertThat(new ObjectMetadata(Map.of(), user, Map.of()).bytes()).isLessThanOrEqualTo(100);
    });
  }

  @Provide
  Arbitrary<String> words() {
    return Inputs.words();
  }

  @Provide
  Arbitrary<String> sources() {
    return Arbitraries.oneOf(
        Inputs.near("/bucket/a%20b/c", "bucket/%C3%BC?versionId=null", "b/k?versionId=x"),
        Inputs.of("/", "bucket", "%2F", "%", "?versionId=", "null", "..", "\u00ff", "%00"),
        Inputs.latin());
  }

  @Provide
  Arbitrary<String> checksums() {
    return Arbitraries.oneOf(
        Inputs.near("NhCmhg==", "NhCmhg==-3", "AAAAAAAAAAA=", "crc32", "COMPOSITE"), Inputs.text());
  }

  @Provide
  Arbitrary<String> numbers() {
    return Arbitraries.oneOf(
        Inputs.near("1", "10000", "2147483647"), Inputs.of("0", "9", "-", "+", " ", "٣", "\""));
  }

  @Provide
  Arbitrary<String> tags() {
    return Arbitraries.oneOf(
        Inputs.near("a=b&c=d%20e", "a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9&j=10"),
        Inputs.of("a", "=", "&", "%C3", "%BC", "+", "x", "aws:", "\u00ff"));
  }

  @Provide
  Arbitrary<Map<String, String>> fields() {
    Arbitrary<String> names =
        Arbitraries.oneOf(
            Arbitraries.of(
                "key",
                "acl",
                "content-type",
                "content-length",
                "content-encoding",
                "x-amz-meta-a",
                "x-amz-tagging",
                "success_action_status",
                "success_action_redirect",
                "a"),
            Inputs.text());
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Inputs.near(
                "a/${filename}", "http://h/p?q", "201", "=?UTF-8?Q?=C3=BC?=", "aws-chunked"),
            Inputs.words());
    return Arbitraries.maps(names, values).ofMaxSize(6);
  }
}
