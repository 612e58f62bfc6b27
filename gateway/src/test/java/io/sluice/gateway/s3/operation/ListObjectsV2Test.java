package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.S3Object;

class ListObjectsV2Test {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  @Test
  void pagesGiveEachKeyOnce() {
    String bucket = GATEWAY.bucket();
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      keys.add("k%02d ü+%%".formatted(i));
      GATEWAY.put(bucket, keys.getLast(), "x");
    }
    var pages = GATEWAY.s3().listObjectsV2Paginator(r -> r.bucket(bucket).maxKeys(4));
    assertThat(pages.contents()).extracting(S3Object::key).containsExactlyElementsOf(keys);
    assertThat(pages.stream()).hasSize(7);
  }

  @Test
  void delimitersMayHaveSeveralCharacters() {
    String bucket = GATEWAY.bucket();
    for (String key : new String[] {"a--b--c", "a--d", "e-f"}) {
      GATEWAY.put(bucket, key, "x");
    }
    var answer = GATEWAY.s3().listObjectsV2(r -> r.bucket(bucket).delimiter("--"));
    assertThat(answer.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("a--");
    assertThat(answer.contents()).extracting(S3Object::key).containsExactly("e-f");
    assertThat(answer.keyCount()).isEqualTo(2);
    assertThat(answer.delimiter()).isEqualTo("--");
  }

  @Test
  void startsAfterAName() {
    String bucket = GATEWAY.bucket();
    for (String key : new String[] {"a", "b", "c"}) {
      GATEWAY.put(bucket, key, "x");
    }
    var answer = GATEWAY.s3().listObjectsV2(r -> r.bucket(bucket).startAfter("a"));
    assertThat(answer.contents()).extracting(S3Object::key).containsExactly("b", "c");
    assertThat(answer.startAfter()).isEqualTo("a");
  }

  @Test
  void ownersOnlyOnRequest() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "a", "x");
    var without = GATEWAY.s3().listObjectsV2(r -> r.bucket(bucket));
    assertThat(without.contents().getFirst().owner()).isNull();
    var with = GATEWAY.s3().listObjectsV2(r -> r.bucket(bucket).fetchOwner(true));
    assertThat(with.contents().getFirst().owner().id()).isEqualTo("root");
  }

  @Test
  void aTokenThatWasNotGivenOutIsRefused() {
    String bucket = GATEWAY.bucket();
    assertFails(
        400,
        "InvalidArgument",
        () -> GATEWAY.s3().listObjectsV2(r -> r.bucket(bucket).continuationToken("%%%")));
  }

  @Test
  void ofAMissingBucketIsNotFound() {
    assertFails(404, "NoSuchBucket", () -> GATEWAY.s3().listObjectsV2(r -> r.bucket("none")));
  }
}
