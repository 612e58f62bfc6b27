package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

class ObjectTaggingTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();
  private final String bucket = GATEWAY.bucket();

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private Map<String, String> tags(String key) {
    Map<String, String> tags = new TreeMap<>();
    GATEWAY
        .s3()
        .getObjectTagging(r -> r.bucket(bucket).key(key))
        .tagSet()
        .forEach(tag -> tags.put(tag.key(), tag.value()));
    return tags;
  }

  private void put(Tag... tags) {
    GATEWAY.s3().putObjectTagging(r -> r.bucket(bucket).key("key").tagging(t -> t.tagSet(tags)));
  }

  private void putWith(String header) {
    GATEWAY
        .s3()
        .putObject(
            r -> r.bucket(bucket).key("key").tagging(header).metadata(Map.of("a", "b")),
            RequestBody.fromString("text"));
  }

  @Test
  void anObjectHasNoTagsAtFirst() {
    GATEWAY.put(bucket, "key", "text");
    assertThat(tags("key")).isEmpty();
    assertThat(GATEWAY.s3().headObject(r -> r.bucket(bucket).key("key")).sdkHttpResponse())
        .satisfies(head -> assertThat(head.firstMatchingHeader("x-amz-tagging-count")).isEmpty());
  }

  @Test
  void tagsAreReplacedAndDeletedWhileTheObjectStays() {
    GATEWAY.put(bucket, "key", "text");
    var before = GATEWAY.s3().headObject(r -> r.bucket(bucket).key("key"));
    put(tag("größe", "a/b c+d=é@:_-."), tag("empty", ""));
    assertThat(tags("key"))
        .containsOnly(Map.entry("größe", "a/b c+d=é@:_-."), Map.entry("empty", ""));
    var get = GATEWAY.s3().getObjectAsBytes(r -> r.bucket(bucket).key("key")).response();
    assertThat(get.tagCount()).isEqualTo(2);
    put(tag("other", "x"));
    assertThat(tags("key")).containsOnly(Map.entry("other", "x"));
    GATEWAY.s3().deleteObjectTagging(r -> r.bucket(bucket).key("key"));
    assertThat(tags("key")).isEmpty();
    var after = GATEWAY.s3().headObject(r -> r.bucket(bucket).key("key"));
    assertThat(after.eTag()).isEqualTo(before.eTag());
    assertThat(after.lastModified()).isEqualTo(before.lastModified());
  }

  @Test
  void tagsComeWithAnUpload() {
    putWith("a%2Fb=c+d&e=");
    assertThat(tags("key")).containsOnly(Map.entry("a/b", "c d"), Map.entry("e", ""));
    GATEWAY.put(bucket, "key", "new");
    assertThat(tags("key")).isEmpty();
  }

  @Test
  void tagsComeWithAnUploadInParts() {
    var s3 = GATEWAY.s3();
    String upload =
        s3.createMultipartUpload(r -> r.bucket(bucket).key("key").tagging("a=b")).uploadId();
    var part =
        s3.uploadPart(
            r -> r.bucket(bucket).key("key").uploadId(upload).partNumber(1),
            RequestBody.fromString("text"));
    CompletedPart named = CompletedPart.builder().partNumber(1).eTag(part.eTag()).build();
    s3.completeMultipartUpload(
        r -> r.bucket(bucket).key("key").uploadId(upload).multipartUpload(m -> m.parts(named)));
    assertThat(tags("key")).containsOnly(Map.entry("a", "b"));
  }

  private void copy(String to, TaggingDirective tagging, MetadataDirective metadata) {
    GATEWAY
        .s3()
        .copyObject(r ->
            r.sourceBucket(bucket)
                .sourceKey("key")
                .destinationBucket(bucket)
                .destinationKey(to)
                .tagging("new=tag")
                .taggingDirective(tagging)
                .metadataDirective(metadata));
  }

  @Test
  void aCopyHasTheTagsOfItsSourceOrItsOwn() {
    putWith("a=b");
    copy("copied", null, null);
    assertThat(tags("copied")).containsOnly(Map.entry("a", "b"));
    copy("described", TaggingDirective.COPY, MetadataDirective.REPLACE);
    assertThat(tags("described")).containsOnly(Map.entry("a", "b"));
    copy("tagged", TaggingDirective.REPLACE, null);
    assertThat(tags("tagged")).containsOnly(Map.entry("new", "tag"));
    assertThat(GATEWAY.s3().headObject(r -> r.bucket(bucket).key("tagged")).metadata())
        .containsEntry("a", "b");
  }

  @Test
  void tenOfTheLargestTagsFitBesideTheLargestMetadata() {
    List<Tag> tags =
        IntStream.range(0, 10).mapToObj(i -> tag(i + "ü".repeat(127), "ü".repeat(256))).toList();
    GATEWAY
        .s3()
        .putObject(
            r -> r.bucket(bucket).key("key").metadata(Map.of("m", "x".repeat(2047))),
            RequestBody.fromString("text"));
    put(tags.toArray(Tag[]::new));
    assertThat(tags("key")).hasSize(10);
  }

  @Test
  void elevenTagsAreTooMany() {
    GATEWAY.put(bucket, "key", "text");
    Tag[] tags = IntStream.range(0, 11).mapToObj(i -> tag("k" + i, "v")).toArray(Tag[]::new);
    assertFails(400, "BadRequest", () -> put(tags));
    assertFails(400, "BadRequest", () -> putWith("a&b&c&d&e&f&g&h&i&j&k"));
    assertThat(tags("key")).isEmpty();
  }

  @Test
  void whatIsNoTagIsRefused() {
    GATEWAY.put(bucket, "key", "text");
    assertFails(400, "InvalidTag", () -> put(tag("", "v")));
    assertFails(400, "InvalidTag", () -> put(tag("aws:k", "v")));
    assertFails(400, "InvalidTag", () -> put(tag("k".repeat(129), "v")));
    assertFails(400, "InvalidTag", () -> put(tag("k", "v".repeat(257))));
    assertFails(400, "InvalidTag", () -> put(tag("k;", "v")));
    assertFails(400, "InvalidTag", () -> put(tag("k", "v<")));
    assertFails(400, "InvalidTag", () -> put(tag("k", "v"), tag("k", "w")));
    assertThat(tags("key")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=b&a=c", "a=%zz"})
  void aHeaderThatCannotBeReadIsRefused(String header) {
    assertFails(400, "InvalidArgument", () -> putWith(header));
  }

  @Test
  void whatIsMissingHasNoTags() {
    assertFails(404, "NoSuchKey", () -> tags("key"));
    assertFails(404, "NoSuchKey", () -> put(tag("a", "b")));
    assertFails(
        404, "NoSuchKey", () -> GATEWAY.s3().deleteObjectTagging(r -> r.bucket(bucket).key("key")));
  }
}
