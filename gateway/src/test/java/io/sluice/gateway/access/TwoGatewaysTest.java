package io.sluice.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.People;
import io.sluice.gateway.People.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Rights are changed at one gateway and asked for at another on the same tree. */
final class TwoGatewaysTest {
  private static final Duration FRESHNESS = Duration.ofSeconds(1);

  /** What a request itself may take on a busy machine. */
  private static final Duration SLACK = Duration.ofMillis(500);

  @TempDir static Path data;
  private static Gateway here;
  private static Gateway there;
  private static People people;

  @BeforeAll
  static void start() throws Exception {
    Map<String, String> settings = Map.of("storage.type", "posix", "storage.data", data.toString());
    here = new Gateway(settings);
    here.beforeAll(null);
    there = new Gateway(settings);
    there.beforeAll(null);
    people = here.people();
  }

  @AfterAll
  static void stop() {
    here.afterAll(null);
    there.afterAll(null);
  }

  private record Scene(String bucket, Person anna, S3Client atHere, S3Client atThere) {

    static Scene begin(String bucket) {
      here.s3().createBucket(r -> r.bucket(bucket));
      here.put(bucket, "key", "text");
      Person anna = people.person();
      people.grant(bucket, anna.grantee(), "", Right.READ);
      Scene scene = new Scene(bucket, anna, here.s3(anna), there.s3(anna));
      assertThat(scene.isRead(scene.atHere)).isTrue();
      assertThat(scene.isRead(scene.atThere)).isTrue();
      return scene;
    }

    boolean isRead(S3Client s3) {
      try {
        s3.getObjectAsBytes(r -> r.bucket(bucket).key("key"));
        return true;
      } catch (S3Exception e) {
        assertThat(e.statusCode()).isEqualTo(403);
        return false;
      }
    }

    /** Refused at once here, and soon there; asks there all the time, so that it is kept warm. */
    void assertEnded(long since) {
      assertThat(isRead(atHere)).isFalse();
      while (isRead(atThere)) {
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(FRESHNESS.plus(SLACK));
        LockSupport.parkNanos(1_000_000);
      }
      for (int i = 0; i < 20; i++) {
        assertThat(isRead(atHere)).isFalse();
        assertThat(isRead(atThere)).isFalse();
      }
    }
  }

  @Test
  void aGrantThatIsTakenAwayEndsHereAtOnceAndThereWithinASecond() {
    Scene scene = Scene.begin("taken-away");
    people.revoke(scene.bucket, scene.anna.grantee(), "");
    scene.assertEnded(System.nanoTime());
  }

  @Test
  void aDisabledKeyEndsHereAtOnceAndThereWithinASecond() {
    Scene scene = Scene.begin("disabled-key");
    People.await(people.inside().keys().enable(People.OPERATOR, scene.anna.accessKeyId(), false));
    scene.assertEnded(System.nanoTime());
  }

  @Test
  void aDisabledUserEndsHereAtOnceAndThereWithinASecond() {
    Scene scene = Scene.begin("disabled-user");
    people.change(
        scene.anna, new UserChange(Optional.of(false), Optional.empty(), Optional.empty()));
    scene.assertEnded(System.nanoTime());
  }

  @Test
  void whatIsMadeHereIsThereAtOnce() {
    Person anna = people.creator();
    S3Client atHere = here.s3(anna);
    S3Client atThere = there.s3(anna);
    for (int i = 0; i < 20; i++) {
      String bucket = "made-here-" + i;
      try {
        atThere.headBucket(r -> r.bucket(bucket));
      } catch (S3Exception e) {
        assertThat(e.statusCode()).isEqualTo(404);
      }
      atHere.createBucket(r -> r.bucket(bucket));
      atThere.headBucket(r -> r.bucket(bucket));
    }
  }

  @Test
  void grantsThatAreGivenAtBothAtTheSameTimeAllHold() {
    String bucket = here.bucket() + "-both";
    here.s3().createBucket(r -> r.bucket(bucket));
    People[] both = {here.people(), there.people()};
    Person[] persons = new Person[16];
    for (int i = 0; i < persons.length; i++) {
      persons[i] = people.person();
    }
    Thread[] threads = new Thread[persons.length];
    for (int i = 0; i < persons.length; i++) {
      Person person = persons[i];
      People at = both[i % 2];
      threads[i] =
          Thread.ofVirtual().start(() -> at.grant(bucket, person.grantee(), "", Right.READ));
    }
    for (Thread thread : threads) {
      join(thread);
    }
    for (Person person : persons) {
      assertThat(here.s3(person).listObjectsV2(r -> r.bucket(bucket)).keyCount()).isZero();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
