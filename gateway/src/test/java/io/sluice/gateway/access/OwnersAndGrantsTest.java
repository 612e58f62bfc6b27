package io.sluice.gateway.access;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.People;
import io.sluice.gateway.People.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

/** What owners, grantees and strangers meet with at the S3 door. */
final class OwnersAndGrantsTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway(Map.of());

  private static People people;

  @BeforeAll
  static void meet() {
    people = GATEWAY.people();
  }

  private static void denied(ThrowingCallable call) {
    assertFails(403, "AccessDenied", call);
  }

  private static void put(S3Client s3, String bucket, String key) {
    s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString(key));
  }

  private static String get(S3Client s3, String bucket, String key) {
    return s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asUtf8String();
  }

  @Test
  void aBucketBelongsToWhoeverMadeIt() {
    Person anna = people.creator();
    S3Client annas = GATEWAY.s3(anna);
    annas.createBucket(r -> r.bucket("annas"));
    put(annas, "annas", "key");
    assertThat(get(annas, "annas", "key")).isEqualTo("key");
    var owner =
        annas.listObjectsV2(r -> r.bucket("annas").fetchOwner(true)).contents().getFirst().owner();
    assertThat(owner.id()).isEqualTo(anna.id());
    assertThat(owner.displayName()).isEqualTo(anna.user().name());
    annas.headBucket(r -> r.bucket("annas").expectedBucketOwner(anna.id()));
    assertFails(
        403, "", () -> annas.headBucket(r -> r.bucket("annas").expectedBucketOwner("root")));
    denied(() -> put(GATEWAY.s3(people.creator()), "annas", "key"));
    annas.createBucket(r -> r.bucket("annas"));
    assertFails(
        409,
        "BucketAlreadyExists",
        () -> GATEWAY.s3(people.creator()).createBucket(r -> r.bucket("annas")));
  }

  @Test
  void onlyWhoMayCreatesBuckets() {
    S3Client s3 = GATEWAY.s3(people.person());
    denied(() -> s3.createBucket(r -> r.bucket("not-yours")));
    assertFails(404, "NoSuchBucket", () -> s3.listObjectsV2(r -> r.bucket("not-yours")));
    assertFails(
        404, "NoSuchBucket", () -> GATEWAY.anonymous().listObjectsV2(r -> r.bucket("not-yours")));
  }

  @Test
  void aGrantCoversItsPrefixAndNothingBeside() {
    String bucket = GATEWAY.bucket();
    List.of("anna/key", "anna", "annabel/key", "a").forEach(key -> GATEWAY.put(bucket, key, key));
    Person anna = people.person();
    S3Client s3 = GATEWAY.s3(anna);
    people.grant(bucket, anna.grantee(), "anna/", Right.READ);
    assertThat(get(s3, bucket, "anna/key")).isEqualTo("anna/key");
    List.of("anna", "annabel/key", "a").forEach(key -> denied(() -> get(s3, bucket, key)));
    denied(() -> get(s3, bucket, "no-such-key"));
    denied(() -> put(s3, bucket, "anna/other"));
    assertThat(s3.listObjectsV2(r -> r.bucket(bucket).prefix("anna/")).contents()).hasSize(1);
    assertThat(s3.listObjectsV2(r -> r.bucket(bucket).prefix("anna/k")).contents()).hasSize(1);
    List.of("", "anna", "ann", "annabel/")
        .forEach(prefix -> denied(() -> s3.listObjectsV2(r -> r.bucket(bucket).prefix(prefix))));
  }

  @Test
  void whoMayOnlyWriteHasADropBox() {
    String bucket = GATEWAY.bucket();
    Person anna = people.person();
    S3Client s3 = GATEWAY.s3(anna);
    people.grant(bucket, anna.grantee(), "in/", Right.WRITE);
    put(s3, bucket, "in/exam");
    denied(() -> get(s3, bucket, "in/exam"));
    denied(() -> s3.listObjectsV2(r -> r.bucket(bucket).prefix("in/")));
    denied(() ->
        s3.copyObject(r ->
            r.sourceBucket(bucket)
                .sourceKey("in/exam")
                .destinationBucket(bucket)
                .destinationKey("in/copy")));
    s3.deleteObject(r -> r.bucket(bucket).key("in/exam"));
  }

  @Test
  void aSchoolIsAGroup() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "key", "text");
    Group school = people.group();
    Group other = people.group();
    Person pupil = people.person(school);
    people.grant(bucket, Grantee.group(school.id()), "", Right.READ);
    assertThat(get(GATEWAY.s3(pupil), bucket, "key")).isEqualTo("text");
    denied(() -> get(GATEWAY.s3(people.person(other)), bucket, "key"));
    people.putInto(pupil, other);
    denied(() -> get(GATEWAY.s3(pupil), bucket, "key"));
    people.putInto(pupil, school, other);
    assertThat(get(GATEWAY.s3(pupil), bucket, "key")).isEqualTo("text");
    People.await(people.inside().groups().delete(People.OPERATOR, school.id()));
    denied(() -> get(GATEWAY.s3(pupil), bucket, "key"));
    People.await(people.inside().groups().create(People.OPERATOR, school.name()));
    denied(() -> get(GATEWAY.s3(pupil), bucket, "key"));
  }

  @Test
  void whatAnyoneMayReadNeedsNoKeyAndNothingElseIsOpen() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "open/key", "open");
    GATEWAY.put(bucket, "closed", "closed");
    S3Client anyone = GATEWAY.anonymous();
    denied(() -> get(anyone, bucket, "open/key"));
    people.grant(bucket, Grantee.ANYONE, "open/", Right.READ);
    assertThat(get(anyone, bucket, "open/key")).isEqualTo("open");
    assertFails(
        400,
        "InvalidRequest",
        () ->
            anyone.getObject(
                r -> r.bucket(bucket).key("open/key").responseContentType("text/html")));
    assertThat(get(GATEWAY.s3(people.person()), bucket, "open/key")).isEqualTo("open");
    assertThat(anyone.listObjectsV2(r -> r.bucket(bucket).prefix("open/")).contents()).hasSize(1);
    denied(() -> get(anyone, bucket, "closed"));
    denied(() -> anyone.listObjectsV2(r -> r.bucket(bucket)));
    denied(() -> put(anyone, bucket, "open/mine"));
    denied(() -> anyone.deleteObject(r -> r.bucket(bucket).key("open/key")));
    denied(anyone::listBuckets);
    denied(() -> anyone.createBucket(r -> r.bucket("anybodys")));
  }

  @Test
  void oneSeesTheBucketsThatConcernOne() {
    Group school = people.group();
    Person anna = people.creator(school);
    S3Client s3 = GATEWAY.s3(anna);
    String granted = GATEWAY.bucket();
    String schools = GATEWAY.bucket();
    String open = GATEWAY.bucket();
    s3.createBucket(r -> r.bucket("annas-own"));
    people.grant(granted, anna.grantee(), "deep/down/", Right.WRITE);
    people.grant(schools, Grantee.group(school.id()), "", Right.READ);
    people.grant(open, Grantee.ANYONE, "", Right.READ);
    assertThat(names(s3.listBuckets().buckets()))
        .containsExactlyInAnyOrder("annas-own", granted, schools);
    var first = s3.listBuckets(r -> r.maxBuckets(2));
    assertThat(first.buckets()).hasSize(2);
    var rest = s3.listBuckets(r -> r.maxBuckets(2).continuationToken(first.continuationToken()));
    assertThat(rest.buckets()).hasSize(1);
    assertThat(rest.continuationToken()).isNull();
  }

  private static List<String> names(List<Bucket> buckets) {
    return buckets.stream().map(Bucket::name).toList();
  }

  @Test
  void aKeyEndsWithItsUserItsStatusOrItself() {
    String bucket = GATEWAY.bucket();
    Person anna = people.person();
    people.grant(bucket, anna.grantee(), "", Right.MANAGE);
    Person second = people.withKey(anna.user());
    Person third = people.withKey(anna.user());
    var keys = people.inside().keys();
    People.await(keys.enable(People.OPERATOR, anna.accessKeyId(), false));
    unknown(anna, bucket);
    People.await(keys.enable(People.OPERATOR, anna.accessKeyId(), true));
    put(GATEWAY.s3(anna), bucket, "key");
    People.await(keys.delete(People.OPERATOR, second.accessKeyId()));
    unknown(second, bucket);
    people.change(third, new UserChange(Optional.of(false), Optional.empty(), Optional.empty()));
    unknown(third, bucket);
    people.change(
        third, new UserChange(Optional.of(true), Optional.empty(), Optional.of(Set.of())));
    put(GATEWAY.s3(third), bucket, "key");
    People.await(people.inside().users().delete(People.OPERATOR, anna.id()));
    unknown(anna, bucket);
    unknown(third, bucket);
  }

  private static void unknown(Person person, String bucket) {
    assertFails(403, "InvalidAccessKeyId", () -> get(GATEWAY.s3(person), bucket, "key"));
  }

  @Test
  void aBucketMadeAnewKeepsNoGrants() {
    Person anna = people.creator();
    Person other = people.person();
    S3Client annas = GATEWAY.s3(anna);
    annas.createBucket(r -> r.bucket("phoenix"));
    people.grant("phoenix", other.grantee(), "", Right.READ);
    annas.deleteBucket(r -> r.bucket("phoenix"));
    GATEWAY.s3().createBucket(r -> r.bucket("phoenix"));
    GATEWAY.put("phoenix", "key", "root's");
    denied(() -> get(GATEWAY.s3(other), "phoenix", "key"));
    denied(() -> get(annas, "phoenix", "key"));
  }

  @Test
  void anUploadInPartsTellsWhoBeganIt() {
    String bucket = GATEWAY.bucket();
    Person writer = GATEWAY.people().person();
    GATEWAY.people().grant(bucket, writer.grantee(), "", Right.WRITE);
    var begun = GATEWAY.s3(writer).createMultipartUpload(r -> r.bucket(bucket).key("key"));
    GATEWAY.s3().createMultipartUpload(r -> r.bucket(bucket).key("other"));
    var uploads = GATEWAY.s3().listMultipartUploads(r -> r.bucket(bucket)).uploads();
    assertThat(uploads.getFirst().initiator().id()).isEqualTo(writer.id());
    assertThat(uploads.getFirst().initiator().displayName()).isEqualTo(writer.user().name());
    assertThat(uploads.getFirst().owner().id()).isEqualTo("root");
    assertThat(uploads.getLast().initiator().id()).isEqualTo("root");
    var parts = GATEWAY.s3().listParts(r -> r.bucket(bucket).key("key").uploadId(begun.uploadId()));
    assertThat(parts.initiator().id()).isEqualTo(writer.id());
    assertThat(parts.owner().id()).isEqualTo("root");
  }
}
