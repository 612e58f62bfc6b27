package io.sluice.gateway.rest;

import static io.sluice.gateway.rest.RestClient.encode;
import static io.sluice.gateway.rest.RestClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.gateway.Gateway;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users, groups, keys and grants by REST. */
class RestPeopleTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  private static final AtomicInteger NAMES = new AtomicInteger();

  private final RestClient root = RestClient.of(GATEWAY);

  private String user() {
    String name = "user " + NAMES.incrementAndGet();
    JsonNode made = root.post("/users", "{\"name\":\"" + name + "\"}").assertStatus(201).json();
    return made.path("id").asText();
  }

  private String group() {
    String name = "group " + NAMES.incrementAndGet();
    JsonNode made = root.post("/groups", "{\"name\":\"" + name + "\"}").assertStatus(201).json();
    return made.path("id").asText();
  }

  private JsonNode key(String user) {
    return root.post("/users/" + user + "/keys", "{}").assertStatus(201).json();
  }

  private static RestClient as(JsonNode key) {
    return RestClient.of(GATEWAY, key.path("accessKey").asText(), key.path("secretKey").asText());
  }

  private void grant(String bucket, String grantee, String prefix, String rights) {
    root.send(
            "PUT",
            "/buckets/" + bucket + "/grants",
            "{\"grantee\":\""
                + grantee
                + "\",\"prefix\":\""
                + prefix
                + "\",\"rights\":"
                + rights
                + "}")
        .assertStatus(200);
  }

  @Test
  void rootIsRoot() {
    JsonNode me = root.get("/me").assertStatus(200).json();
    assertThat(me.path("kind").asText()).isEqualTo("root");
    assertThat(me.path("createBuckets").asBoolean()).isTrue();
    RestClient.anonymous(GATEWAY).get("/me").assertProblem(401, "Unauthenticated");
  }

  @Test
  void aUserComesChangesAndGoes() {
    String group = group();
    String sent = "{\"name\":\"Anna B.\",\"createBuckets\":true,\"groups\":[\"" + group + "\"]}";
    JsonNode anna = root.post("/users", sent).assertStatus(201).json();
    String path = "/users/" + anna.path("id").asText();
    assertThat(root.get(path).assertStatus(200).json()).isEqualTo(anna);
    root.post("/users", "{\"name\":\"Anna B.\"}").assertProblem(409, "NameTaken");
    JsonNode found = root.get("/users?name=" + encode("Anna B.")).assertStatus(200).json();
    assertThat(found.path("users").path(0)).isEqualTo(anna);
    JsonNode changed =
        root.send("PATCH", path, "{\"createBuckets\":false,\"groups\":[]}")
            .assertStatus(200)
            .json();
    assertThat(changed.path("createBuckets").asBoolean()).isFalse();
    assertThat(changed.path("groups")).isEmpty();
    assertThat(changed.path("enabled").asBoolean()).isTrue();
    root.delete(path).assertStatus(204);
    root.get(path).assertProblem(404, "NoSuchResource");
    root.delete(path).assertProblem(404, "NoSuchResource");
    assertThat(root.get("/users?name=" + encode("Anna B.")).json().path("users")).isEmpty();
  }

  @Test
  void whoIsListedIsListedOnce() {
    user();
    user();
    user();
    int count = 0;
    String cursor = "";
    do {
      JsonNode page = root.get("/users?limit=2" + cursor).assertStatus(200).json();
      count += page.path("users").size();
      cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
    } while (!cursor.isEmpty());
    assertThat(count).isGreaterThanOrEqualTo(3);
  }

  @Test
  void aKeyWorksUntilItIsDisabled() {
    String user = user();
    JsonNode key = key(user);
    assertThat(key.path("secretKey").asText()).isNotEmpty();
    RestClient person = as(key);
    assertThat(person.get("/me").assertStatus(200).json().path("id").asText()).isEqualTo(user);
    JsonNode listed = root.get("/users/" + user + "/keys").assertStatus(200).json();
    assertThat(listed.path("keys").path(0).has("secretKey")).isFalse();
    String path = "/keys/" + key.path("accessKey").asText();
    root.send("PATCH", path, "{\"enabled\":false}").assertStatus(200);
    person.get("/me").assertProblem(401, "Unauthenticated");
    root.send("PATCH", path, "{\"enabled\":true}").assertStatus(200);
    person.get("/me").assertStatus(200);
    root.send("PATCH", "/users/" + user, "{\"enabled\":false}").assertStatus(200);
    person.get("/me").assertProblem(401, "Unauthenticated");
    root.send("PATCH", "/users/" + user, "{\"enabled\":true}").assertStatus(200);
    root.delete(path).assertStatus(204);
    person.get("/me").assertProblem(401, "Unauthenticated");
    root.delete(path).assertProblem(404, "NoSuchResource");
  }

  @Test
  void usersSeeToTheirOwnKeysAndToNobodyElses() {
    String user = user();
    RestClient person = as(key(user));
    JsonNode second = person.post("/users/" + user + "/keys", "{}").assertStatus(201).json();
    as(second).get("/me").assertStatus(200);
    assertThat(person.get("/users/" + user + "/keys").assertStatus(200).json().path("keys"))
        .hasSize(2);
    String path = "/keys/" + second.path("accessKey").asText();
    person.send("PATCH", path, "{\"enabled\":false}").assertStatus(200);
    person.send("PATCH", path, "{\"enabled\":true}").assertProblem(403, "AccessDenied");
    person.delete(path).assertStatus(204);

    String other = user();
    String foreign = "/keys/" + key(other).path("accessKey").asText();
    person.get("/users/" + other + "/keys").assertProblem(403, "AccessDenied");
    person.post("/users/" + other + "/keys", "{}").assertProblem(403, "AccessDenied");
    person.send("PATCH", foreign, "{\"enabled\":false}").assertProblem(403, "AccessDenied");
    person.delete(foreign).assertProblem(403, "AccessDenied");
    person.delete("/keys/SUNOSUCHKEY").assertProblem(403, "AccessDenied");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/users",
    "GET,/users/x",
    "GET,/groups",
    "GET,/groups/x",
    "DELETE,/users/x",
    "DELETE,/groups/x",
    "GET,/groups/x/members",
    "PUT,/groups/x/members/y",
    "DELETE,/groups/x/members/y"
  })
  void onlyTheOperatorAdministers(String method, String target) {
    as(key(user())).call(method, target, new byte[0]).assertProblem(403, "AccessDenied");
    RestClient.anonymous(GATEWAY)
        .call(method, target, new byte[0])
        .assertProblem(401, "Unauthenticated");
  }

  @Test
  void groupsHaveMembers() {
    String group = group();
    String user = user();
    user();
    String members = "/groups/" + group + "/members";
    root.call("PUT", members + "/" + user, new byte[0]).assertStatus(204);
    root.call("PUT", members + "/" + user, new byte[0]).assertStatus(204);
    JsonNode page = root.get(members).assertStatus(200).json();
    assertThat(page.path("users").findValuesAsText("id")).containsExactly(user);
    root.delete(members + "/" + user).assertStatus(204);
    assertThat(root.get(members).json().path("users")).isEmpty();
    root.call("PUT", "/groups/none/members/" + user, new byte[0])
        .assertProblem(404, "NoSuchResource");
    root.call("PUT", members + "/none", new byte[0]).assertProblem(404, "NoSuchResource");
    root.delete("/groups/" + group).assertStatus(204);
    root.get(members).assertProblem(404, "NoSuchResource");
  }

  @Test
  void aGrantToAGroupOpensAPrefixToItsMembersAndClosesItAgain() {
    String bucket = GATEWAY.bucket();
    String group = group();
    String user = user();
    RestClient person = as(key(user));
    root.call("PUT", "/groups/" + group + "/members/" + user, new byte[0]).assertStatus(204);
    GATEWAY.put(bucket, "in/k", "inside");
    GATEWAY.put(bucket, "out/k", "outside");
    person.get(object(bucket, "in/k")).assertProblem(403, "AccessDenied");
    grant(bucket, "group:" + group, "in/", "[\"read\"]");
    person.get(object(bucket, "in/k")).assertStatus(200);
    person.get(object(bucket, "out/k")).assertProblem(403, "AccessDenied");
    person.put(object(bucket, "in/k"), "x").assertProblem(403, "AccessDenied");
    JsonNode grants = root.get("/buckets/" + bucket + "/grants").assertStatus(200).json();
    assertThat(grants.path("grants").path(0).path("grantee").asText()).isEqualTo("group:" + group);
    assertThat(grants.path("grants").path(0).path("rights").toString()).isEqualTo("[\"read\"]");
    root.delete("/buckets/" + bucket + "/grants?prefix=in/&grantee=group:" + group)
        .assertStatus(200);
    person.get(object(bucket, "in/k")).assertProblem(403, "AccessDenied");
  }

  @Test
  void whoMayOnlyReadCanCopyAwayButNotMoveAway() {
    String bucket = GATEWAY.bucket();
    String user = user();
    RestClient person = as(key(user));
    GATEWAY.put(bucket, "in/k", "kept");
    grant(bucket, "user:" + user, "in/", "[\"read\"]");
    grant(bucket, "user:" + user, "out/", "[\"read\",\"write\"]");
    String to = "{\"to\":{\"key\":\"out/k\"}}";
    person.post(object(bucket, "in/k", "move"), to).assertProblem(403, "AccessDenied");
    person.post(object(bucket, "in/k", "copy"), to).assertStatus(200);
    assertThat(GATEWAY.get(bucket, "in/k")).isEqualTo("kept");
  }

  @Test
  void whatIsGrantedToAnyoneNeedsNoKey() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "open/k", "for all");
    RestClient nobody = RestClient.anonymous(GATEWAY);
    nobody.get(object(bucket, "open/k")).assertProblem(401, "Unauthenticated");
    grant(bucket, "anyone", "open/", "[\"read\"]");
    assertThat(nobody.get(object(bucket, "open/k")).assertStatus(200).text()).isEqualTo("for all");
    nobody.put(object(bucket, "open/k"), "x").assertProblem(401, "Unauthenticated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"grantee\":\"anyone\",\"rights\":[\"write\"]}",
        "{\"grantee\":\"anyone\",\"rights\":[]}",
        "{\"grantee\":\"anyone\",\"rights\":[null]}",
        "{\"grantee\":\"anyone\",\"rights\":[\"read\",\"read\"]}",
        "{\"grantee\":\"anyone\",\"rights\":[\"own\"]}",
        "{\"grantee\":\"anyone\",\"rights\":\"read\"}",
        "{\"grantee\":\"anyone\"}",
        "{\"grantee\":\"everybody\",\"rights\":[\"read\"]}",
        "{\"grantee\":\"user:\",\"rights\":[\"read\"]}",
        "{\"grantee\":\"anyone\",\"prefix\":\"noslash\",\"rights\":[\"read\"]}",
        "{\"rights\":[\"read\"]}"
      })
  void aGrantThatCannotBeIsRefused(String json) {
    root.send("PUT", "/buckets/" + GATEWAY.bucket() + "/grants", json)
        .assertProblem(400, "InvalidBody");
  }

  @Test
  void aGrantNeedsSomebodyAndSomething() {
    String none = "{\"grantee\":\"user:none\",\"rights\":[\"read\"]}";
    root.send("PUT", "/buckets/" + GATEWAY.bucket() + "/grants", none)
        .assertProblem(404, "NoSuchResource");
    root.get("/buckets/none-such/grants").assertProblem(404, "NoSuchBucket");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":\"\"}",
        "{\"name\":\"a/b\"}",
        "{\"name\":\"..\"}",
        "{\"name\":\"a\\u0000b\"}",
        "{\"name\":\" a\"}",
        "{\"name\":\"x\",\"groups\":[null]}",
        "{\"name\":\"x\",\"groups\":[1]}",
        "{\"name\":\"x\",\"createBuckets\":\"yes\"}"
      })
  void aUserThatCannotBeIsRefused(String json) {
    root.post("/users", json).assertProblem(400, "InvalidBody");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..%2F..%2Froot", "%2e%2e%2f", "a%00b", "..", "%20", "x/../../keys"})
  void idsAreNoPaths(String id) {
    for (String path : new String[] {"/users/", "/groups/", "/keys/"}) {
      int status = root.delete(path + id).status();
      assertThat(status).as(path + id).isIn(400, 404, 405);
    }
  }

  @Test
  void tagsAreThoseOfS3() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "k", "x");
    String tags = object(bucket, "k", "tags");
    assertThat(root.get(tags).assertStatus(200).json().path("tags")).isEmpty();
    root.send("PUT", tags, "{\"tags\":{\"school\":\"Süd\"}}").assertStatus(204);
    assertThat(
            GATEWAY
                .s3()
                .getObjectTagging(r -> r.bucket(bucket).key("k"))
                .tagSet()
                .getFirst()
                .value())
        .isEqualTo("Süd");
    root.send("PUT", tags, "{\"tags\":{\"aws:x\":\"y\"}}").assertProblem(400, "InvalidBody");
    root.send("PUT", tags, "{\"tags\":{\"x\":null}}").assertProblem(400, "InvalidBody");
    root.send("PUT", tags, "{}").assertProblem(400, "InvalidBody");
    root.delete(tags).assertStatus(204);
    assertThat(root.get(tags).json().path("tags")).isEmpty();
    root.get(object(bucket, "none", "tags")).assertProblem(404, "NoSuchObject");
  }
}
