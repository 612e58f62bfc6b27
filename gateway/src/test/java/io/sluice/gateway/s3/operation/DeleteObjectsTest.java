package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

class DeleteObjectsTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  private static ObjectIdentifier key(String key) {
    return ObjectIdentifier.builder().key(key).build();
  }

  private static DeleteObjectsResponse delete(String bucket, ObjectIdentifier... keys) {
    return GATEWAY.s3().deleteObjects(r -> r.bucket(bucket).delete(d -> d.objects(keys)));
  }

  @Test
  void deletesEachAndSaysSoInOrder() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "b", "x");
    GATEWAY.put(bucket, "a &<", "x");
    var answer = delete(bucket, key("b"), key("missing"), key("a &<"));
    assertThat(answer.deleted())
        .extracting(DeletedObject::key)
        .containsExactly("b", "missing", "a &<");
    assertThat(answer.errors()).isEmpty();
    assertThat(GATEWAY.s3().listObjectsV2(r -> r.bucket(bucket)).contents()).isEmpty();
  }

  @Test
  void quietSaysErrorsOnly() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "a", "x");
    ObjectIdentifier other = ObjectIdentifier.builder().key("a").versionId("other").build();
    var answer =
        GATEWAY
            .s3()
            .deleteObjects(r ->
                r.bucket(bucket)
                    .bypassGovernanceRetention(true)
                    .delete(d -> d.quiet(true).objects(other, key("b"))));
    assertThat(answer.deleted()).isEmpty();
    assertThat(answer.errors().getFirst().code()).isEqualTo("NoSuchVersion");
    assertThat(answer.errors().getFirst().versionId()).isEqualTo("other");
    assertThat(GATEWAY.get(bucket, "a")).isEqualTo("x");
  }

  @Test
  void theNullVersionIsTheObject() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "a", "x");
    var answer = delete(bucket, ObjectIdentifier.builder().key("a").versionId("null").build());
    assertThat(answer.deleted().getFirst().versionId()).isEqualTo("null");
    assertFails(404, "NoSuchKey", () -> GATEWAY.get(bucket, "a"));
  }

  @Test
  void deletesOnlyWhatHasTheETagThatWasNamed() {
    String bucket = GATEWAY.bucket();
    String etag = GATEWAY.put(bucket, "a", "x").eTag();
    var kept = delete(bucket, tagged("\"other\""), tagged("\"a\", \"b\""));
    assertThat(kept.deleted()).isEmpty();
    assertThat(kept.errors())
        .extracting(S3Error::code)
        .containsExactly("PreconditionFailed", "NotImplemented");
    assertThat(GATEWAY.get(bucket, "a")).isEqualTo("x");
    assertThat(delete(bucket, tagged(etag)).deleted()).hasSize(1);
    assertFails(404, "NoSuchKey", () -> GATEWAY.get(bucket, "a"));
  }

  @Test
  void anyTagNeedsAnObject() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "a", "x");
    assertThat(delete(bucket, tagged("*")).deleted()).hasSize(1);
    assertThat(delete(bucket, tagged("*")).errors())
        .extracting(S3Error::code)
        .containsExactly("NoSuchKey");
  }

  private static ObjectIdentifier tagged(String etag) {
    return ObjectIdentifier.builder().key("a").eTag(etag).build();
  }

  @Test
  void takesAThousandButNotMore() {
    String bucket = GATEWAY.bucket();
    ObjectIdentifier[] keys =
        IntStream.range(0, 1001).mapToObj(i -> key("k" + i)).toArray(ObjectIdentifier[]::new);
    assertFails(400, "MalformedXML", () -> delete(bucket, keys));
    assertThat(delete(bucket, java.util.Arrays.copyOf(keys, 1000)).deleted()).hasSize(1000);
  }

  @Test
  void inAMissingBucketIsNotFound() {
    assertFails(404, "NoSuchBucket", () -> delete("missing", key("a")));
  }
}
