package io.sluice.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.People.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** The master key is changed while users and objects stay. */
final class MasterKeyRotationTest {
  @TempDir Path folder;

  private Path data() {
    return folder.resolve("data");
  }

  private Path key(int number) throws IOException {
    return Files.writeString(
        folder.resolve("key" + number), Integer.toHexString(number).repeat(64));
  }

  /** Starts a gateway on the same tree, looks, and stops it. */
  private <T> T on(Path master, List<Path> previous, Function<Gateway, T> look) throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("storage.type", "posix");
    settings.put("storage.data", data().toString());
    settings.put("security.masterKeyFile", master.toString());
    settings.put(
        "security.previousMasterKeyFiles",
        String.join(",", previous.stream().map(Path::toString).toList()));
    Gateway gateway = new Gateway(settings);
    gateway.beforeAll(null);
    try {
      return look.apply(gateway);
    } finally {
      gateway.afterAll(null);
    }
  }

  private static Person fill(Gateway gateway) {
    gateway.s3().createBucket(r -> r.bucket("bucket"));
    gateway
        .s3()
        .putObject(
            r -> r.bucket("bucket").key("key").metadata(Map.of("colour", "blue")),
            RequestBody.fromString("text"));
    Person anna = gateway.people().person();
    gateway.people().grant("bucket", anna.grantee(), "", Right.READ);
    return anna;
  }

  private static HeadObjectResponse head(Gateway gateway, Person person) {
    return gateway.s3(person).headObject(r -> r.bucket("bucket").key("key"));
  }

  private String stored(Person person) {
    try {
      return Files.readString(data().resolve("control/documents/keys/" + person.accessKeyId()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void keysAndObjectsStayAndSecretsAreSealedAnew() throws Exception {
    Person anna = on(key(1), List.of(), MasterKeyRotationTest::fill);
    HeadObjectResponse before = on(key(1), List.of(), gateway -> head(gateway, anna));
    String sealed = stored(anna);
    assertThat(sealed).contains(anna.accessKeyId()).doesNotContain(anna.secret());

    HeadObjectResponse after = on(key(3), List.of(key(2), key(1)), gateway -> head(gateway, anna));
    assertThat(after.eTag()).isEqualTo(before.eTag());
    assertThat(after.metadata()).isEqualTo(before.metadata()).containsEntry("colour", "blue");
    assertThat(stored(anna)).isNotEqualTo(sealed);

    HeadObjectResponse without = on(key(3), List.of(), gateway -> head(gateway, anna));
    assertThat(without.eTag()).as("a foreign file's").isNotEqualTo(before.eTag());
  }

  @Test
  void whatIsSealedAlreadyIsLeftAlone() throws Exception {
    Person anna = on(key(1), List.of(), MasterKeyRotationTest::fill);
    String sealed = stored(anna);
    on(key(1), List.of(key(2)), gateway -> head(gateway, anna));
    assertThat(stored(anna)).isEqualTo(sealed);
  }

  @Test
  void withoutTheOlderKeyItDoesNotStartAndSaysWhatIsMissing() throws Exception {
    Person anna = on(key(1), List.of(), MasterKeyRotationTest::fill);
    assertThatThrownBy(() -> on(key(2), List.of(), gateway -> head(gateway, anna)))
        .hasMessageContaining("security.previousMasterKeyFiles")
        .hasMessageContaining(anna.accessKeyId());
  }

  @Test
  void aPreviousKeyThatIsNotThereIsNamed() throws Exception {
    Path lost = folder.resolve("lost");
    assertThatThrownBy(() -> on(key(1), List.of(lost), gateway -> null))
        .hasMessageContaining("security.previousMasterKeyFiles")
        .hasMessageContaining(lost.toString());
  }
}
