package io.sluice.gateway.insight;

import static io.sluice.gateway.insight.ScannedGateway.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.gateway.People.Person;
import io.sluice.gateway.access.Right;
import io.sluice.gateway.rest.RestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is put by S3 is found by REST, by those who may read it. */
@Tag("slow")
final class SearchTest {
  @RegisterExtension
  static final ScannedGateway SCANNED = new ScannedGateway(Map.of("extract.processes", "2"));

  @RegisterExtension static final CorpusFiles CORPUS = new CorpusFiles();

  private static JsonNode search(RestClient rest, String query) {
    return rest.get("/search?" + query).assertStatus(200).json();
  }

  private static RestClient as(Person person) {
    return RestClient.of(SCANNED.gateway(), person.accessKeyId(), person.secret());
  }

  private static void putText(String bucket, String key, String text) {
    SCANNED.put(bucket, key, text.getBytes(UTF_8));
  }

  @Test
  void everyKindOfDocumentIsFoundByAWordThatOnlyItsBodyHolds() throws IOException {
    String bucket = SCANNED.bucket("{}");
    Map<String, String> words = CORPUS.words();
    for (String name : words.keySet()) {
      SCANNED.put(bucket, "corpus/" + name, CORPUS.bytes(name));
    }
    words.forEach((name, word) -> assertFound(bucket, name, word));
    assertThat(SCANNED.found("bucket:" + bucket)).isEqualTo(words.size());
  }

  private static void assertFound(String bucket, String name, String word) {
    String query = "bucket:" + bucket + " " + word;
    eventually(word + " is found in " + name, () -> SCANNED.found(query) == 1);
    JsonNode hit = search(SCANNED.rest(), "q=" + RestClient.encode(query)).at("/hits/0");
    assertThat(hit.path("key").asText()).isEqualTo("corpus/" + name);
    assertThat(hit.path("verdict").asText()).isEqualTo("clean");
    assertThat(hit.path("snippets").toString()).contains("<mark>");
  }

  @Test
  void whatPeopleTypeFindsWhatTheyMean() {
    String bucket = SCANNED.bucket("{}");
    putText(
        bucket,
        "letters/2024/Bericht-final.txt",
        "Der Haftpflichtversicherungsvertrag Nummer 471199 gilt in der Gartenstraße. Wir lesen ihn am Montag.");
    eventually("it is found", () -> SCANNED.found("bucket:" + bucket + " 471199") == 1);
    for (String query :
        List.of(
            "Haftpflicht",
            "Gartenstrasse",
            "GARTENSTRASSE",
            "\"lesen ihn am Montag\"",
            "name:bericht",
            "path:letters/2024",
            "type:txt size<1kB",
            "gartenstr*",
            "Montag -Dienstag",
            "Dienstag OR Montag")) {
      assertThat(SCANNED.found("bucket:" + bucket + " (" + query + ")")).as(query).isEqualTo(1);
    }
    for (String query : List.of("\"Montag am lesen\"", "-Montag", "size>1MB", "modified:1999")) {
      assertThat(SCANNED.found("bucket:" + bucket + " (" + query + ")")).as(query).isZero();
    }
    JsonNode problem =
        SCANNED
            .rest()
            .get("/search?q=" + RestClient.encode("montag \"offen"))
            .assertProblem(400, "InvalidSearch");
    assertThat(problem.path("position").asInt()).isEqualTo(7);
    SCANNED.rest().get("/search?q=x&cursor=nonsense").assertProblem(400, "InvalidSearch");
    SCANNED.rest().get("/search?q=x&sort=best").assertProblem(400, "InvalidParameter");
  }

  @Test
  void nobodyFindsWhatTheyMayNotRead() {
    String bucket = SCANNED.bucket("{}");
    Person member = SCANNED.gateway().people().person();
    putText(bucket, "shared/open.txt", "Ein Geheimwortzwilling im Garten");
    putText(bucket, "closed/secret.txt", "Ein Geheimwortzwilling im Keller");
    eventually("both are found", () -> SCANNED.found("Geheimwortzwilling") == 2);
    String query = "q=Geheimwortzwilling";
    assertThat(search(as(member), query).path("total").asInt()).isZero();
    SCANNED.gateway().people().grant(bucket, member.grantee(), "shared/", Right.READ);
    JsonNode some = search(as(member), query);
    assertThat(some.path("total").asInt()).isEqualTo(1);
    assertThat(some.at("/hits/0/key").asText()).isEqualTo("shared/open.txt");
    assertThat(some.at("/facets/bucket/0/count").asInt()).isEqualTo(1);
    assertThat(some.toString()).doesNotContain("Keller");
    SCANNED.gateway().people().revoke(bucket, member.grantee(), "shared/");
    assertThat(search(as(member), query).path("total").asInt()).isZero();
    RestClient.anonymous(SCANNED.gateway()).get("/search?" + query).assertStatus(401);
    as(member)
        .get(RestClient.object(bucket, "shared/open.txt", "status"))
        .assertProblem(403, "AccessDenied");
  }

  @Test
  void theIndexFollowsChangesTagsMovesDeletesAndOthers() throws IOException {
    String bucket = SCANNED.bucket("{}");
    putText(bucket, "one.txt", "Wortalpha steht hier");
    eventually("it is found", () -> SCANNED.found("Wortalpha") == 1);
    putText(bucket, "one.txt", "Wortbeta steht hier");
    eventually(
        "the new text is found and the old one not",
        () -> SCANNED.found("Wortbeta") == 1 && SCANNED.found("Wortalpha") == 0);
    SCANNED
        .rest()
        .send(
            "PUT",
            RestClient.object(bucket, "one.txt", "tags"),
            "{\"tags\":{\"project\":\"gamma\"}}")
        .assertStatus(204);
    eventually("the tag is found", () -> SCANNED.found("tag:project=gamma Wortbeta") == 1);
    SCANNED
        .rest()
        .post(RestClient.object(bucket, "one.txt", "move"), "{\"to\":{\"key\":\"moved/two.txt\"}}")
        .assertStatus(200);
    eventually(
        "it is found at its new place only",
        () -> SCANNED.found("Wortbeta path:moved") == 1 && SCANNED.found("bucket:" + bucket) == 1);
    SCANNED.gateway().s3().deleteObject(r -> r.bucket(bucket).key("moved/two.txt"));
    eventually("it is no longer found", () -> SCANNED.found("bucket:" + bucket) == 0);

    Files.writeString(SCANNED.file(bucket, "dropped.txt"), "Wortdelta von anderer Hand");
    eventually("what others put there is found", () -> SCANNED.found("Wortdelta") == 1);
    Files.delete(SCANNED.file(bucket, "dropped.txt"));
    eventually("and forgotten", () -> SCANNED.found("Wortdelta") == 0);
  }

  @Test
  void snippetsOfHostileTextAreHarmless() {
    String bucket = SCANNED.bucket("{}");
    putText(bucket, "evil.txt", "vorher <script>alert('Wortepsilon')</script> & nachher");
    eventually("it is found", () -> SCANNED.found("Wortepsilon") == 1);
    String snippets = search(SCANNED.rest(), "q=Wortepsilon").at("/hits/0/snippets").toString();
    assertThat(snippets)
        .contains("<mark>Wortepsilon</mark>", "&lt;script&gt;")
        .doesNotContain("<script>");
  }

  @Test
  void statusTellsWhyAFileIsNotFoundByItsText() {
    String bucket = SCANNED.bucket("{}");
    String names = SCANNED.bucket("{\"profile\":\"backup\"}");
    String off = SCANNED.bucket("{\"indexing\":\"off\"}");
    SCANNED.put(bucket, "locked.zip", io.sluice.scanner.contract.Samples.encryptedZip());
    putText(names, "plain.txt", "Wortzeta");
    putText(off, "plain.txt", "Wortzeta");
    eventually("the archive is looked at", () -> !state(bucket, "locked.zip").equals("waiting"));
    assertThat(state(bucket, "locked.zip")).isEqualTo("found-by-name");
    eventually("the name is found", () -> SCANNED.found("bucket:" + names + " name:plain") == 1);
    assertThat(SCANNED.found("Wortzeta")).isZero();
    assertThat(state(off, "plain.txt")).isEqualTo("not-wanted");
    SCANNED.rest().get("/objects/" + names + "/plain.txt/status").assertStatus(200);
    SCANNED.rest().get("/objects/" + names + "/none.txt/status").assertProblem(404, "NoSuchObject");
  }

  private static String state(String bucket, String key) {
    return SCANNED
        .rest()
        .get(RestClient.object(bucket, key, "status"))
        .assertStatus(200)
        .json()
        .path("search")
        .asText();
  }

  @Test
  void reindexGivesTheSameAnswers() {
    String bucket = SCANNED.bucket("{}");
    putText(bucket, "a.txt", "Worteta eins");
    putText(bucket, "b.txt", "Worteta zwei");
    eventually("both are found", () -> SCANNED.found("Worteta") == 2);
    JsonNode job =
        SCANNED
            .rest()
            .post("/jobs", "{\"kind\":\"reindex\",\"bucket\":\"" + bucket + "\"}")
            .assertStatus(201)
            .json();
    eventually(
        "the job ends",
        () -> SCANNED.rest().get("/jobs/" + job.path("id").asText()).json().has("ended"));
    eventually("both are found", () -> SCANNED.found("Worteta") == 2);
  }
}
