package io.sluice.gateway.insight;

import static io.sluice.gateway.insight.ScannedGateway.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.gateway.rest.RestClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Documents that harm their readers end as dead letters, and hold up nobody. */
@Tag("slow")
final class PoisonedBucketTest {
  @RegisterExtension
  static final ScannedGateway SCANNED =
      new ScannedGateway(Map.of("extract.processes", "2", "extract.timeout", "60s"));

  @RegisterExtension static final CorpusFiles CORPUS = new CorpusFiles();

  @Test
  void othersAreFoundMeanwhileAndThePoisonTellsItsReason() throws IOException {
    String bucket = SCANNED.bucket("{\"scanning\":\"off\"}");
    for (String name : List.of("bomb.zip", "deep.zip", "broken.pdf", "locked.pdf")) {
      SCANNED.put(bucket, name, CORPUS.bytes("poison/" + name));
    }
    SCANNED.put(bucket, "fine.txt", "Worttheta ist gesund".getBytes(UTF_8));
    eventually("the healthy one is found", () -> SCANNED.found("Worttheta") == 1);
    eventually("all are found by name", () -> SCANNED.found("bucket:" + bucket) == 5);
    assertThat(reason(bucket, "locked.pdf")).contains("password");
    assertThat(reason(bucket, "broken.pdf")).contains("damaged");
    assertThat(reason(bucket, "bomb.zip")).contains("by its name only");
    eventually("the deep one is a dead letter", () -> letters().contains(bucket + "/deep.zip"));
    String id = letter("deep.zip").path("id").asText();
    SCANNED.rest().post("/dead-letters/redrive", "{\"id\":\"" + id + "\"}").assertStatus(200);
    eventually("it is one again", () -> letters().contains(bucket + "/deep.zip"));
    SCANNED.rest().delete("/dead-letters/" + id).assertStatus(204);
    assertThat(letters()).doesNotContain(bucket + "/deep.zip");
  }

  private static String reason(String bucket, String key) {
    return SCANNED
        .rest()
        .get(RestClient.object(bucket, key, "status"))
        .json()
        .path("reason")
        .asText();
  }

  private static List<String> letters() {
    List<String> keys = new ArrayList<>();
    all()
        .forEach(
            letter -> keys.add(letter.path("bucket").asText() + "/" + letter.path("key").asText()));
    return keys;
  }

  private static JsonNode all() {
    return SCANNED.rest().get("/dead-letters").assertStatus(200).json().path("letters");
  }

  private static JsonNode letter(String key) {
    for (JsonNode letter : all()) {
      if (letter.path("key").asText().equals(key)) {
        return letter;
      }
    }
    throw new AssertionError(key + " is no dead letter");
  }
}
