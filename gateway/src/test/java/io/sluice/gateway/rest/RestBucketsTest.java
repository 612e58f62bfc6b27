package io.sluice.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.gateway.Gateway;
import io.sluice.gateway.rest.RestClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Buckets by REST. */
class RestBucketsTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  private final RestClient rest = RestClient.of(GATEWAY);

  @Test
  void aBucketComesAndGoes() {
    Answer made = rest.post("/buckets", "{\"name\":\"reports\"}").assertStatus(201);
    assertThat(made.header("location")).isEqualTo("/api/v1/buckets/reports");
    assertThat(made.json().path("name").asText()).isEqualTo("reports");
    rest.post("/buckets", "{\"name\":\"reports\"}").assertProblem(409, "BucketExists");
    assertThat(rest.get("/buckets/reports").assertStatus(200).json()).isEqualTo(made.json());
    GATEWAY.put("reports", "k", "x");
    rest.delete("/buckets/reports").assertProblem(409, "BucketNotEmpty");
    GATEWAY.s3().deleteObject(r -> r.bucket("reports").key("k"));
    rest.delete("/buckets/reports").assertStatus(204);
    rest.get("/buckets/reports").assertProblem(404, "NoSuchBucket");
    rest.delete("/buckets/reports").assertProblem(404, "NoSuchBucket");
  }

  @Test
  void theyAreListedByPages() {
    for (String name : new String[] {"page-a", "page-b", "page-c"}) {
      GATEWAY.s3().createBucket(r -> r.bucket(name));
    }
    JsonNode first = rest.get("/buckets?prefix=page-&limit=2").assertStatus(200).json();
    assertThat(first.path("buckets").findValuesAsText("name")).containsExactly("page-a", "page-b");
    JsonNode second =
        rest.get("/buckets?prefix=page-&limit=2&cursor=" + first.path("next").asText()).json();
    assertThat(second.path("buckets").findValuesAsText("name")).containsExactly("page-c");
    assertThat(second.has("next")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":null}",
        "{\"name\":\"ab\"}",
        "{\"name\":\"Upper\"}",
        "{\"name\":\"../x\"}",
        "{\"name\":17}",
        "{\"name\":[\"abc\"]}",
        "[]",
        "\"abc\"",
        "null",
        "17",
        ""
      })
  void aNameThatIsNoneIsRefused(String json) {
    rest.post("/buckets", json).assertProblem(400, "InvalidBody");
  }

  @Test
  void anUnknownFieldNamesTheNearest() {
    JsonNode problem =
        rest.post("/buckets", "{\"nmae\":\"abc\"}").assertProblem(400, "UnknownField");
    assertThat(problem.path("field").asText()).isEqualTo("nmae");
    assertThat(problem.path("nearest").asText()).isEqualTo("name");
  }

  @Test
  void anUnknownParameterNamesTheNearest() {
    JsonNode problem = rest.get("/buckets?prefx=a").assertProblem(400, "UnknownParameter");
    assertThat(problem.path("parameter").asText()).isEqualTo("prefx");
    assertThat(problem.path("nearest").asText()).isEqualTo("prefix");
    rest.get("/buckets?prefix=a&prefix=b").assertProblem(400, "InvalidParameter");
  }
}
