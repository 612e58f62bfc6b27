package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.S3Object;

class ListObjectsTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  private static String filled() {
    String bucket = GATEWAY.bucket();
    for (String key : new String[] {"a", "b/1", "b/2", "c d", "e"}) {
      GATEWAY.put(bucket, key, key);
    }
    return bucket;
  }

  @Test
  void tellsAllOfEachObject() {
    String bucket = GATEWAY.bucket();
    String etag = GATEWAY.put(bucket, "key", "text").eTag();
    var answer = GATEWAY.s3().listObjects(r -> r.bucket(bucket));
    S3Object object = answer.contents().getFirst();
    assertThat(object.key()).isEqualTo("key");
    assertThat(object.size()).isEqualTo(4);
    assertThat(object.eTag()).isEqualTo(etag);
    assertThat(object.storageClassAsString()).isEqualTo("STANDARD");
    assertThat(object.owner().id()).isEqualTo("root");
    assertThat(answer.isTruncated()).isFalse();
    assertThat(answer.name()).isEqualTo(bucket);
  }

  @Test
  void goesOnAtAMarker() {
    String bucket = filled();
    var first = GATEWAY.s3().listObjects(r -> r.bucket(bucket).maxKeys(2));
    assertThat(first.contents()).extracting(S3Object::key).containsExactly("a", "b/1");
    assertThat(first.isTruncated()).isTrue();
    assertThat(first.nextMarker()).isNull();
    var second = GATEWAY.s3().listObjects(r -> r.bucket(bucket).marker("b/1"));
    assertThat(second.contents()).extracting(S3Object::key).containsExactly("b/2", "c d", "e");
    assertThat(second.marker()).isEqualTo("b/1");
  }

  @Test
  void rollsUpAtADelimiter() {
    String bucket = filled();
    var first = GATEWAY.s3().listObjects(r -> r.bucket(bucket).delimiter("/").maxKeys(2));
    assertThat(first.contents()).extracting(S3Object::key).containsExactly("a");
    assertThat(first.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("b/");
    assertThat(first.nextMarker()).isEqualTo("b/");
    var second =
        GATEWAY.s3().listObjects(r -> r.bucket(bucket).delimiter("/").marker(first.nextMarker()));
    assertThat(second.contents()).extracting(S3Object::key).containsExactly("c d", "e");
    assertThat(second.commonPrefixes()).isEmpty();
  }

  @Test
  void encodesNamesOnRequest() {
    String bucket = filled();
    var answer =
        GATEWAY.s3().listObjects(r -> r.bucket(bucket).prefix("c ").encodingType(EncodingType.URL));
    assertThat(answer.encodingTypeAsString()).isEqualTo("url");
    assertThat(answer.contents()).extracting(S3Object::key).containsExactly("c d");
  }

  @Test
  void noKeysWantedNoneGiven() {
    String bucket = filled();
    var answer = GATEWAY.s3().listObjects(r -> r.bucket(bucket).maxKeys(0));
    assertThat(answer.contents()).isEmpty();
    assertThat(answer.isTruncated()).isFalse();
    assertThat(answer.maxKeys()).isZero();
  }

  @Test
  void moreThanAThousandCountsAsAThousand() {
    String bucket = filled();
    assertThat(GATEWAY.s3().listObjects(r -> r.bucket(bucket).maxKeys(5000)).maxKeys())
        .isEqualTo(1000);
  }

  @Test
  void aNegativeNumberMakesNoSense() {
    String bucket = filled();
    assertFails(
        400, "InvalidArgument", () -> GATEWAY.s3().listObjects(r -> r.bucket(bucket).maxKeys(-1)));
  }

  @Test
  void ofAMissingBucketIsNotFound() {
    assertFails(404, "NoSuchBucket", () -> GATEWAY.s3().listObjects(r -> r.bucket("none")));
  }
}
