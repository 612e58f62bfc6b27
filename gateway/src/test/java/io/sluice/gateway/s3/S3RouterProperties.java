package io.sluice.gateway.s3;

import static io.sluice.contract.Inputs.assertLinear;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import io.sluice.gateway.http.Percent;
import io.sluice.gateway.s3.S3Operation.Target;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.spi.BucketName;
import io.sluice.spi.ObjectKey;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What requests are taken for. */
class S3RouterProperties {
  private static final S3Router ROUTER = new S3Router(List.of("s3.example.org", "example.org"));

  private static void routeOrRefuse(String method, String host, String path, String query) {
    try {
      Route route = ROUTER.route(method, host, path, query, query.length() % 2 == 0);
      assertThat(route.operation().method()).isEqualTo(method);
      Target target = route.operation().target();
      assertThat(route.bucket().isPresent()).isEqualTo(target != Target.SERVICE);
      assertThat(route.key().isPresent()).isEqualTo(target == Target.OBJECT);
    } catch (S3Failure refused) {
      assertThat(refused.error().code().status()).isBetween(400, 501).isNotEqualTo(500);
    }
  }

  @Property
  void aRequestIsRoutedOrRefused(
      @ForAll("methods") String method,
      @ForAll("hosts") String host,
      @ForAll("paths") String path,
      @ForAll("queries") String query) {
    routeOrRefuse(method, host, path, query);
  }

  @Property
  void everyKeyCanBeSaid(
      @ForAll("words") String bucket, @ForAll("words") String key, @ForAll boolean byHost) {
    Assume.that(BucketName.isValid(bucket) && ObjectKey.isValid(key));
    String path = "/" + Percent.encode(key);
    Route route =
        byHost
            ? ROUTER.route("GET", "b.s3.example.org:80", path, "", false)
            : ROUTER.route("GET", "h", "/" + Percent.encode(bucket) + path, "", false);
    assertThat(route.key()).contains(new ObjectKey(key));
    assertThat(route.bucket()).contains(new BucketName(byHost ? "b" : bucket));
  }

  @Property(tries = 2)
  void muchIsReadInTime(@ForAll("huge") String input) {
    assertLinear(() -> routeOrRefuse("GET", input, "/b/k", ""));
    assertLinear(() -> routeOrRefuse("GET", "h", "/b/" + input, ""));
    assertLinear(() -> routeOrRefuse("GET", "h", "/b/k", input));
  }

  @Provide
  Arbitrary<String> words() {
    return Inputs.words();
  }

  @Provide
  Arbitrary<String> methods() {
    return Arbitraries.of("GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS", "PATCH", "get");
  }

  @Provide
  Arbitrary<String> hosts() {
    return Arbitraries.oneOf(
        Inputs.near("b.s3.example.org:9000", "example.org", "[::1]:80"),
        Inputs.of(".", "example.org", "s3", ":", "a", "\u00ff", "[", "]"),
        Inputs.latin());
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.oneOf(
        Inputs.near("/bucket/a/b%20c", "/b//..%2F/"),
        Inputs.of("/", "%2F", "..", "%", "b", "%00", "%C3%BC", "\u00ff", "+", "x".repeat(1100)),
        Inputs.latin());
  }

  @Provide
  Arbitrary<String> queries() {
    return Arbitraries.oneOf(
        Inputs.near("list-type=2&prefix=a", "uploads", "uploadId=x&partNumber=1", "tagging&acl"),
        Inputs.of(
            "acl", "&", "=", "cors", "delete", "uploads", "x-amz-copy-source", "%", "tagging"),
        Inputs.latin());
  }

  @Provide
  Arbitrary<String> huge() {
    return Inputs.huge("a=b&", "/", "%2F", ".", "acl&", ":", "x-amz-a&", "b");
  }
}
