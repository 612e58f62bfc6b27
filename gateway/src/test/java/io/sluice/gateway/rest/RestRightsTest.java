package io.sluice.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.People;
import io.sluice.gateway.access.RightsMatrix;
import io.sluice.gateway.access.RightsMatrix.Need;
import io.sluice.gateway.access.RightsMatrix.Role;
import io.sluice.gateway.rest.RestClient.Answer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the table, asked for by everybody. */
final class RestRightsTest {
  /** Found by name only, so that nothing has to be read. */
  @RegisterExtension
  static final Gateway GATEWAY =
      new Gateway(Map.of("index.engine", "lucene", "buckets.profile", "backup"));

  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final Map<RestOperation, Row> ROWS = new EnumMap<>(RestOperation.class);
  private static final Map<Role, RestClient> CLIENTS = new EnumMap<>(Role.class);
  private static RightsMatrix matrix;

  /** Where it is tried. */
  private record Place(String bucket, String prefix) {
    String object() {
      return RestClient.object(bucket, prefix + "key");
    }

    String object(String what) {
      return RestClient.object(bucket, prefix + "key", what);
    }

    String to() {
      return "{\"to\":{\"key\":\"" + prefix + "other\"}}";
    }
  }

  /** Asks for an operation, in a way that succeeds for those who may. */
  @FunctionalInterface
  private interface Attempt {
    Answer make(RestClient rest, Place at);
  }

  /**
   * What is asked for.
   *
   * @param nothing whether there is nothing to do it with, which only those hear who may
   */
  private record Row(Need need, Attempt attempt, boolean nothing) {}

  private static void row(RestOperation operation, Need need, Attempt attempt) {
    ROWS.put(operation, new Row(need, attempt, false));
  }

  static {
    buckets();
    objects();
    grants();
    people();
    insight();
  }

  private static void buckets() {
    row(RestOperation.LIST_BUCKETS, Need.KEY, (rest, at) -> rest.get("/buckets"));
    row(
        RestOperation.CREATE_BUCKET,
        Need.CREATOR,
        (rest, at) -> rest.post("/buckets", "{\"name\":\"" + at.bucket + "-new\"}"));
    row(RestOperation.GET_BUCKET, Need.ANY_GRANT, (rest, at) -> rest.get("/buckets/" + at.bucket));
    row(RestOperation.DELETE_BUCKET, Need.MANAGE, RestRightsTest::deleteBucket);
    row(
        RestOperation.GET_BUCKET_SETTINGS,
        Need.MANAGE,
        (rest, at) -> rest.get("/buckets/" + at.bucket + "/settings"));
    row(
        RestOperation.UPDATE_BUCKET_SETTINGS,
        Need.MANAGE,
        (rest, at) -> rest.send("PATCH", "/buckets/" + at.bucket + "/settings", "{\"cors\":[]}"));
    row(
        RestOperation.LIST_OBJECTS,
        Need.READ,
        (rest, at) -> rest.get("/buckets/" + at.bucket + "/objects?prefix=" + at.prefix));
  }

  private static Answer deleteBucket(RestClient rest, Place at) {
    GATEWAY.s3().deleteObject(r -> r.bucket(at.bucket).key(at.prefix + "key"));
    return rest.delete("/buckets/" + at.bucket);
  }

  private static void objects() {
    row(RestOperation.GET_OBJECT, Need.READ, (rest, at) -> rest.get(at.object()));
    row(RestOperation.HEAD_OBJECT, Need.READ, (rest, at) -> rest.head(at.object()));
    row(RestOperation.PUT_OBJECT, Need.WRITE, (rest, at) -> rest.put(at.object(), "changed"));
    row(RestOperation.DELETE_OBJECT, Need.WRITE, (rest, at) -> rest.delete(at.object()));
    row(
        RestOperation.GET_OBJECT_METADATA,
        Need.READ,
        (rest, at) -> rest.get(at.object("metadata")));
    row(
        RestOperation.UPDATE_OBJECT_METADATA,
        Need.WRITE,
        (rest, at) -> rest.send("PATCH", at.object("metadata"), "{\"metadata\":{}}"));
    row(
        RestOperation.COPY_OBJECT,
        Need.READ_AND_WRITE,
        (rest, at) -> rest.post(at.object("copy"), at.to()));
    row(
        RestOperation.MOVE_OBJECT,
        Need.READ_AND_WRITE,
        (rest, at) -> rest.post(at.object("move"), at.to()));
    row(RestOperation.GET_OBJECT_TAGS, Need.READ, (rest, at) -> rest.get(at.object("tags")));
    row(
        RestOperation.PUT_OBJECT_TAGS,
        Need.WRITE,
        (rest, at) -> rest.send("PUT", at.object("tags"), "{\"tags\":{\"a\":\"b\"}}"));
    row(RestOperation.DELETE_OBJECT_TAGS, Need.WRITE, (rest, at) -> rest.delete(at.object("tags")));
  }

  private static void grants() {
    row(
        RestOperation.LIST_GRANTS,
        Need.MANAGE,
        (rest, at) -> rest.get("/buckets/" + at.bucket + "/grants"));
    row(
        RestOperation.PUT_GRANT,
        Need.MANAGE,
        (rest, at) ->
            rest.send(
                "PUT",
                "/buckets/" + at.bucket + "/grants",
                "{\"grantee\":\"anyone\",\"rights\":[\"read\"]}"));
    row(
        RestOperation.DELETE_GRANT,
        Need.MANAGE,
        (rest, at) -> rest.delete("/buckets/" + at.bucket + "/grants?grantee=anyone"));
  }

  private static String user() {
    return People.of(GATEWAY.sluice()).person().id();
  }

  private static String key() {
    return People.of(GATEWAY.sluice()).person().accessKeyId();
  }

  private static String group() {
    return People.of(GATEWAY.sluice()).group().id();
  }

  private static String name() {
    return "{\"name\":\"made " + NAMES.incrementAndGet() + "\"}";
  }

  private static void people() {
    row(RestOperation.GET_ME, Need.KEY, (rest, at) -> rest.get("/me"));
    operator(RestOperation.LIST_USERS, (rest, at) -> rest.get("/users"));
    operator(RestOperation.CREATE_USER, (rest, at) -> rest.post("/users", name()));
    operator(RestOperation.GET_USER, (rest, at) -> rest.get("/users/" + user()));
    operator(RestOperation.UPDATE_USER, (rest, at) -> rest.send("PATCH", "/users/" + user(), "{}"));
    operator(RestOperation.DELETE_USER, (rest, at) -> rest.delete("/users/" + user()));
    operator(RestOperation.LIST_KEYS, (rest, at) -> rest.get("/users/" + user() + "/keys"));
    operator(RestOperation.CREATE_KEY, (rest, at) -> rest.post("/users/" + user() + "/keys", "{}"));
    operator(
        RestOperation.UPDATE_KEY,
        (rest, at) -> rest.send("PATCH", "/keys/" + key(), "{\"enabled\":false}"));
    operator(RestOperation.DELETE_KEY, (rest, at) -> rest.delete("/keys/" + key()));
    operator(RestOperation.LIST_GROUPS, (rest, at) -> rest.get("/groups"));
    operator(RestOperation.CREATE_GROUP, (rest, at) -> rest.post("/groups", name()));
    operator(RestOperation.GET_GROUP, (rest, at) -> rest.get("/groups/" + group()));
    operator(RestOperation.DELETE_GROUP, (rest, at) -> rest.delete("/groups/" + group()));
    operator(RestOperation.LIST_MEMBERS, (rest, at) -> rest.get("/groups/" + group() + "/members"));
    operator(
        RestOperation.ADD_MEMBER,
        (rest, at) -> rest.call("PUT", "/groups/" + group() + "/members/" + user(), new byte[0]));
    operator(
        RestOperation.REMOVE_MEMBER,
        (rest, at) -> rest.delete("/groups/" + group() + "/members/" + user()));
  }

  private static void insight() {
    row(RestOperation.SEARCH, Need.KEY, (rest, at) -> rest.get("/search?q=key"));
    row(RestOperation.GET_OBJECT_STATUS, Need.READ, (rest, at) -> rest.get(at.object("status")));
    row(
        RestOperation.GET_OBJECT_STATUS_BY_PATH,
        Need.READ,
        (rest, at) -> rest.get("/objects/" + at.bucket + "/" + at.prefix + "key/status"));
    operator(RestOperation.LIST_QUARANTINED, (rest, at) -> rest.get("/quarantine"));
    inVain(
        RestOperation.RELEASE_QUARANTINED,
        (rest, at) -> rest.post("/quarantine/release", "{\"id\":\"none/such\"}"));
    inVain(RestOperation.DELETE_QUARANTINED, (rest, at) -> rest.delete("/quarantine?id=none/such"));
    operator(RestOperation.LIST_DEAD_LETTERS, (rest, at) -> rest.get("/dead-letters"));
    operator(
        RestOperation.REDRIVE_DEAD_LETTERS, (rest, at) -> rest.post("/dead-letters/redrive", "{}"));
    inVain(RestOperation.DELETE_DEAD_LETTER, (rest, at) -> rest.delete("/dead-letters/none"));
    operator(RestOperation.LIST_JOBS, (rest, at) -> rest.get("/jobs"));
    operator(
        RestOperation.START_JOB,
        (rest, at) -> rest.post("/jobs", "{\"kind\":\"rescan\",\"bucket\":\"" + at.bucket + "\"}"));
    inVain(RestOperation.GET_JOB, (rest, at) -> rest.get("/jobs/none"));
  }

  private static void inVain(RestOperation operation, Attempt attempt) {
    ROWS.put(operation, new Row(Need.OPERATOR, attempt, true));
  }

  /** On somebody else's: with their own keys users may do more, see RestPeopleTest. */
  private static void operator(RestOperation operation, Attempt attempt) {
    row(operation, Need.OPERATOR, attempt);
  }

  @BeforeAll
  static void letThemIn() {
    matrix = new RightsMatrix(People.of(GATEWAY.sluice()));
    for (Role role : Role.values()) {
      CLIENTS.put(
          role,
          matrix
              .person(role)
              .map(person -> RestClient.of(GATEWAY, person.accessKeyId(), person.secret()))
              .orElseGet(() ->
                  role == Role.ROOT ? RestClient.of(GATEWAY) : RestClient.anonymous(GATEWAY)));
    }
  }

  @Test
  void noOperationIsLeftOut() {
    assertThat(RestOperation.values())
        .filteredOn(operation -> !operation.isPublic())
        .allMatch(ROWS::containsKey);
  }

  static Stream<Arguments> everything() {
    return ROWS.keySet().stream()
        .flatMap(operation -> Stream.of(Role.values()).map(role -> Arguments.of(operation, role)));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void itIsDoneForThoseWhoMayAndForNobodyElse(RestOperation operation, Role role) {
    for (String prefix : new String[] {RightsMatrix.INSIDE, RightsMatrix.OUTSIDE}) {
      Row row = ROWS.get(operation);
      Answer answer = row.attempt.make(CLIENTS.get(role), place(prefix));
      String what = operation + " by " + role + " in " + prefix + ": " + answer.text();
      if (RightsMatrix.mayBeDone(role, row.need, prefix)) {
        assertThat(answer.status())
            .as(what)
            .isBetween(row.nothing ? 404 : 200, row.nothing ? 404 : 299);
      } else {
        boolean unknown = role == Role.ANONYMOUS || role == Role.REVOKED;
        assertThat(answer.status()).as(what).isEqualTo(unknown ? 401 : 403);
      }
    }
  }

  private static Place place(String prefix) {
    String bucket = "rights-" + NAMES.incrementAndGet();
    CLIENTS.get(Role.OWNER).post("/buckets", "{\"name\":\"" + bucket + "\"}").assertStatus(201);
    GATEWAY.put(bucket, prefix + "key", "bytes");
    matrix.grantOn(bucket);
    return new Place(bucket, prefix);
  }
}
