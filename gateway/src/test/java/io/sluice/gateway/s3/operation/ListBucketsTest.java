package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListBucketsTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  @Test
  void namesAllBucketsAndTheirOwner() {
    String bucket = GATEWAY.bucket();
    var answer = GATEWAY.s3().listBuckets();
    assertThat(answer.buckets()).extracting(b -> b.name()).contains(bucket);
    assertThat(answer.buckets()).allMatch(b -> b.creationDate() != null);
    assertThat(answer.owner().id()).isEqualTo("root");
    assertThat(answer.continuationToken()).isNull();
  }

  @Test
  void givesPages() {
    for (String name : new String[] {"page-a", "page-b", "page-c"}) {
      GATEWAY.s3().createBucket(r -> r.bucket(name));
    }
    var first = GATEWAY.s3().listBuckets(r -> r.prefix("page-").maxBuckets(2));
    assertThat(first.buckets()).extracting(b -> b.name()).containsExactly("page-a", "page-b");
    assertThat(first.prefix()).isEqualTo("page-");
    var second =
        GATEWAY
            .s3()
            .listBuckets(
                r -> r.prefix("page-").maxBuckets(2).continuationToken(first.continuationToken()));
    assertThat(second.buckets()).extracting(b -> b.name()).containsExactly("page-c");
    assertThat(second.continuationToken()).isNull();
    assertThat(GATEWAY.s3().listBuckets(r -> r.bucketRegion("us-east-1")).buckets()).isNotEmpty();
    assertThat(GATEWAY.s3().listBuckets(r -> r.bucketRegion("eu-west-1")).buckets()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 10_001})
  void aPageHas1To10000(int max) {
    assertFails(400, "InvalidArgument", () -> GATEWAY.s3().listBuckets(r -> r.maxBuckets(max)));
  }
}
