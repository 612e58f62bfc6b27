package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

class ListObjectVersionsTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  @Test
  void eachObjectIsItsOnlyVersion() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "a", "x");
    GATEWAY.put(bucket, "b", "x");
    var answer = GATEWAY.s3().listObjectVersions(r -> r.bucket(bucket));
    assertThat(answer.versions()).extracting(ObjectVersion::key).containsExactly("a", "b");
    assertThat(answer.versions()).allMatch(v -> v.versionId().equals("null") && v.isLatest());
    assertThat(answer.deleteMarkers()).isEmpty();
  }

  @Test
  void pagesGoOn() {
    String bucket = GATEWAY.bucket();
    for (String key : new String[] {"a", "b", "c"}) {
      GATEWAY.put(bucket, key, "x");
    }
    var pages = GATEWAY.s3().listObjectVersionsPaginator(r -> r.bucket(bucket).maxKeys(1));
    assertThat(pages.versions()).extracting(ObjectVersion::key).containsExactly("a", "b", "c");
  }

  @Test
  void aVersionMarkerAloneMakesNoSense() {
    String bucket = GATEWAY.bucket();
    assertFails(
        400,
        "InvalidArgument",
        () -> GATEWAY.s3().listObjectVersions(r -> r.bucket(bucket).versionIdMarker("null")));
  }
}
