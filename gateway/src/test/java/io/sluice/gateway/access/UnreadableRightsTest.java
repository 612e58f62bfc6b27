package io.sluice.gateway.access;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.People;
import io.sluice.gateway.People.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Documents that are damaged, or were put where they do not belong. */
final class UnreadableRightsTest {
  @TempDir static Path data;
  private static Gateway gateway;
  private static People people;

  @BeforeAll
  static void start() throws Exception {
    gateway =
        new Gateway(
            Map.of(
                "storage.type", "posix",
                "storage.data", data.toString(),
                "security.freshness", "0ms"));
    gateway.beforeAll(null);
    people = gateway.people();
  }

  @AfterAll
  static void stop() {
    gateway.afterAll(null);
  }

  private static Path document(String folder, String name) {
    return data.resolve("control/documents").resolve(folder).resolve(name);
  }

  private static void get(S3Client s3, String bucket) {
    s3.getObjectAsBytes(r -> r.bucket(bucket).key("key"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"buckets", "users", "keys", "groups"})
  void whatCannotBeReadIsRefused(String folder) throws IOException {
    String bucket = gateway.bucket() + "-" + folder;
    gateway.s3().createBucket(r -> r.bucket(bucket));
    gateway.put(bucket, "key", "text");
    Group school = people.group();
    Person anna = people.person(school);
    people.grant(bucket, anna.grantee(), "", Right.READ);
    S3Client s3 = gateway.s3(anna);
    get(s3, bucket);
    Path file =
        document(
            folder,
            switch (folder) {
              case "buckets" -> bucket;
              case "users" -> anna.id();
              case "keys" -> anna.accessKeyId();
              default -> school.id();
            });
    String good = Files.readString(file);
    String version = good.substring(0, 33);
    for (String damage :
        new String[] {
          "", version, version + "{", version + "[]", good.replaceFirst("\\{", "{\"later\":1,")
        }) {
      Files.writeString(file, damage);
      S3Exception refused = assertFails(503, "ServiceUnavailable", () -> get(s3, bucket));
      assertThat(refused.getMessage()).doesNotContain(anna.id()).doesNotContain("documents");
      gateway.get(bucket, "key");
    }
    Files.writeString(file, good);
    get(s3, bucket);
  }

  @Test
  void aKeyInThePlaceOfAnotherOpensNothing() throws IOException {
    String bucket = gateway.bucket();
    gateway.put(bucket, "key", "text");
    Person anna = people.person();
    Person other = people.person();
    people.grant(bucket, anna.grantee(), "", Right.READ);
    Files.copy(
        document("keys", other.accessKeyId()),
        document("keys", anna.accessKeyId()),
        StandardCopyOption.REPLACE_EXISTING);
    Person both = new Person(anna.user(), anna.accessKeyId(), other.secret());
    assertFails(403, "InvalidAccessKeyId", () -> get(gateway.s3(both), bucket));
    Path key = document("keys", other.accessKeyId());
    Files.writeString(key, Files.readString(key).replace(other.id(), anna.id()));
    assertFails(503, "ServiceUnavailable", () -> get(gateway.s3(other), bucket));
  }

  @Test
  void aKeyWithTheIdOfRootsIsNeverLookedAt() throws IOException {
    String bucket = gateway.bucket();
    Person anna = people.person();
    Files.copy(document("keys", anna.accessKeyId()), document("keys", Gateway.ACCESS_KEY));
    Person asRoot = new Person(anna.user(), Gateway.ACCESS_KEY, anna.secret());
    assertFails(403, "SignatureDoesNotMatch", () -> get(gateway.s3(asRoot), bucket));
    gateway.put(bucket, "key", "text");
    Files.delete(document("keys", Gateway.ACCESS_KEY));
  }

  @Test
  void aKeyThatItsUserDoesNotNameIsNone() throws IOException {
    Person anna = people.person();
    String kept = Files.readString(document("keys", anna.accessKeyId()));
    People.await(people.inside().keys().delete(People.OPERATOR, anna.accessKeyId()));
    Files.writeString(document("keys", anna.accessKeyId()), kept);
    assertFails(403, "InvalidAccessKeyId", () -> gateway.s3(anna).listBuckets());
  }

  @Test
  void grantsThatABucketLeftAreGoneWhenItIsMadeAnew() throws IOException {
    Person anna = people.person();
    gateway.s3().createBucket(r -> r.bucket("left"));
    people.grant("left", anna.grantee(), "", Right.READ);
    Files.delete(data.resolve("buckets/left"));
    assertFails(404, "NoSuchBucket", () -> gateway.s3(anna).listObjectsV2(r -> r.bucket("left")));
    gateway.s3().createBucket(r -> r.bucket("left"));
    assertFails(403, "AccessDenied", () -> gateway.s3(anna).listObjectsV2(r -> r.bucket("left")));
  }

  @Test
  void aFolderOfOthersIsRoots() throws IOException {
    Files.createDirectories(data.resolve("buckets/foreign"));
    gateway.put("foreign", "key", "text");
    assertFails(403, "AccessDenied", () -> get(gateway.s3(people.creator()), "foreign"));
    assertFails(403, "AccessDenied", () -> get(gateway.anonymous(), "foreign"));
    Person anna = people.person();
    people.grant("foreign", anna.grantee(), "", Right.READ);
    get(gateway.s3(anna), "foreign");
  }
}
