package io.sluice.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.sluice.gateway.Gateway;
import io.sluice.gateway.People;
import io.sluice.gateway.People.Person;
import io.sluice.gateway.http.LogFields;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.Tag;

/** What the audit log is told of changes, and of what is refused within a request. */
final class AuditTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway(Map.of());

  private final Recorder recorder = new Recorder();

  private static final class Recorder extends AppenderBase<ILoggingEvent> {
    private final List<Map<String, Object>> lines = new CopyOnWriteArrayList<>();

    /** The line of a request is written after its answer. */
    private void await(int count) {
      long begun = System.nanoTime();
      while (lines.size() < count && System.nanoTime() - begun < 10_000_000_000L) {
        LockSupport.parkNanos(1_000_000);
      }
    }

    @Override
    protected void append(ILoggingEvent event) {
      Map<String, Object> line = new HashMap<>();
      line.put("message", event.getMessage());
      ((LogFields) event.getArgumentArray()[0]).forEach(line::put);
      lines.add(line);
    }
  }

  private static Logger audit() {
    return (Logger) LoggerFactory.getLogger("audit");
  }

  @BeforeEach
  void listen() {
    recorder.start();
    audit().addAppender(recorder);
    audit().setLevel(Level.INFO);
  }

  @AfterEach
  void stop() {
    audit().detachAppender(recorder);
    audit().setLevel(null);
  }

  private List<String> changes() {
    return recorder.lines.stream()
        .filter(line -> line.get("message").equals("changed"))
        .map(line -> line.get("operation") + " " + line.get("result"))
        .toList();
  }

  @Test
  void everyChangeOfRightsIsTold() {
    People people = GATEWAY.people();
    String bucket = GATEWAY.bucket();
    Group school = people.group();
    Person anna = people.person(school);
    people.change(anna, new UserChange(Optional.empty(), Optional.of(true), Optional.empty()));
    people.grant(bucket, anna.grantee(), "in/", Right.READ);
    people.revoke(bucket, anna.grantee(), "in/");
    People.await(people.inside().keys().enable(People.OPERATOR, anna.accessKeyId(), false));
    People.await(people.inside().keys().delete(People.OPERATOR, anna.accessKeyId()));
    People.await(people.inside().users().delete(People.OPERATOR, anna.id()));
    People.await(people.inside().groups().delete(People.OPERATOR, school.id()));
    GATEWAY.s3().deleteBucket(r -> r.bucket(bucket));
    assertThat(changes())
        .containsExactly(
            "CreateBucket done",
            "CreateGroup done",
            "CreateUser done",
            "CreateAccessKey done",
            "UpdateUser done",
            "PutGrant done",
            "DeleteGrant done",
            "DisableAccessKey done",
            "DeleteAccessKey done",
            "DeleteUser done",
            "DeleteGroup done",
            "DeleteBucket done");
    Map<String, Object> grant = recorder.lines.get(5);
    assertThat(grant)
        .containsEntry("target", "bucket/" + bucket)
        .containsEntry("principal", "root")
        .containsEntry("request_id", "test")
        .containsEntry("remote", "127.0.0.1");
    assertThat(grant.get("detail").toString()).contains(anna.id()).contains("in/");
    assertThat(recorder.lines.toString()).doesNotContain(anna.secret());
  }

  @Test
  void aChangeThatFailsIsToldAsSuch() {
    var users = GATEWAY.people().inside().users();
    assertThatThrownBy(() ->
            People.await(users.create(People.OPERATOR, new NewUser("../root", true, Set.of()))))
        .isInstanceOf(InvalidInput.class);
    assertThat(changes()).containsExactly("CreateUser failed");
  }

  @Test
  void eachKeyThatIsRefusedIsTold() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "in/key", "text");
    GATEWAY.put(bucket, "out/key", "text");
    Person anna = GATEWAY.people().person();
    GATEWAY.people().grant(bucket, anna.grantee(), "in/", Right.WRITE);
    recorder.lines.clear();
    Delete delete = Delete.builder().objects(key("in/key"), key("out/key")).build();
    var done = GATEWAY.s3(anna).deleteObjects(r -> r.bucket(bucket).delete(delete));
    assertThat(done.deleted()).hasSize(1);
    assertThat(done.errors()).extracting(error -> error.key()).containsExactly("out/key");
    recorder.await(1);
    assertThat(recorder.lines).hasSize(1);
    assertThat(recorder.lines.getFirst())
        .containsEntry("message", "refused")
        .containsEntry("target", bucket + "/out/key")
        .containsEntry("principal", anna.id())
        .containsEntry("access_key", anna.accessKeyId())
        .containsEntry("error", "AccessDenied")
        .containsEntry("operation", "DeleteObjects");
  }

  @Test
  void aFormThatIsRefusedIsToldWithItsKeyAndItsObject() {
    String bucket = GATEWAY.bucket();
    Person anna = GATEWAY.people().person();
    recorder.lines.clear();
    FormUpload form =
        new FormUpload(bucket, "a key", anna.accessKeyId(), Optional.of(anna.secret()));
    assertThat(form.post(GATEWAY)).isEqualTo(403);
    recorder.await(1);
    assertThat(recorder.lines.getFirst())
        .containsEntry("message", "refused")
        .containsEntry("target", "/" + bucket + "/a%20key")
        .containsEntry("principal", anna.id())
        .containsEntry("access_key", anna.accessKeyId())
        .containsEntry("operation", "PostObject");
  }

  @Test
  void settingsAreToldWhicheverDoorChangedThem() {
    String bucket = GATEWAY.bucket();
    recorder.lines.clear();
    Tag tag = Tag.builder().key("a").value("b").build();
    GATEWAY.s3().putBucketTagging(r -> r.bucket(bucket).tagging(t -> t.tagSet(tag)));
    patch(bucket, "{\"tags\":{}}");
    assertThat(changes()).containsExactly("PutBucketTagging done", "UpdateBucketSettings done");
    assertThat(recorder.lines.getLast())
        .containsEntry("target", "bucket/" + bucket)
        .containsEntry("principal", "root")
        .containsEntry("access_key", Gateway.ACCESS_KEY);
  }

  private static void patch(String bucket, String json) {
    String pair = Gateway.ACCESS_KEY + ":" + Gateway.SECRET_KEY;
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(GATEWAY.web().resolve("/api/v1/buckets/" + bucket + "/settings"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(json))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theDoorForRestTellsTheSame() throws Exception {
    String pair = Gateway.ACCESS_KEY + ":wrong";
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(GATEWAY.web().resolve("/api/v1/buckets"))
            .header("Authorization", "Basic " + basic)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
    }
    recorder.await(1);
    assertThat(recorder.lines.getFirst())
        .containsEntry("message", "refused")
        .containsEntry("target", "/api/v1/buckets")
        .containsEntry("access_key", Gateway.ACCESS_KEY)
        .containsEntry("principal", "-")
        .containsEntry("remote", "127.0.0.1");
  }

  private static ObjectIdentifier key(String key) {
    return ObjectIdentifier.builder().key(key).build();
  }
}
