package io.sluice.gateway.rest;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.gateway.Gateway;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.model.CORSRule;

/** Settings of buckets by REST, which are those that S3 shows. */
class RestSettingsTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  private final RestClient rest = RestClient.of(GATEWAY);
  private final String bucket = GATEWAY.bucket();

  private String settings() {
    return "/buckets/" + bucket + "/settings";
  }

  private JsonNode change(String json) {
    return rest.send("PATCH", settings(), json).assertStatus(200).json();
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }

  @Test
  void aNewBucketHasNone() {
    JsonNode settings = rest.get(settings()).assertStatus(200).json();
    assertThat(settings.toString())
        .startsWith(quoted("{'owner':'root','cors':[],'tags':{},'policy':{},'policyInForce':{"));
    rest.get("/buckets/missing/settings").assertProblem(404, "NoSuchBucket");
    rest.send("PATCH", "/buckets/missing/settings", "{}").assertProblem(404, "NoSuchBucket");
  }

  @Test
  void whatIsAbsentStaysAndS3ShowsTheSame() {
    String rule =
        quoted(
            "{'id':'lab','allowedOrigins':['https://*.example'],'allowedMethods':['GET','PUT'],"
                + "'allowedHeaders':['*'],'exposeHeaders':['ETag'],'maxAgeSeconds':0}");
    assertThat(change("{\"cors\":[" + rule + "]}").path("cors").path(0)).hasToString(rule);
    change(quoted("{'tags':{'school':'physics','b':''}}"));
    JsonNode both = rest.get(settings()).json();
    assertThat(both.path("cors").path(0)).hasToString(rule);
    assertThat(both.path("tags")).hasToString(quoted("{'b':'','school':'physics'}"));

    var shown = GATEWAY.s3().getBucketCors(r -> r.bucket(bucket)).corsRules().getFirst();
    assertThat(shown.allowedOrigins()).containsExactly("https://*.example");
    assertThat(shown.exposeHeaders()).containsExactly("ETag");
    assertThat(shown.maxAgeSeconds()).isZero();
    assertThat(GATEWAY.s3().getBucketTagging(r -> r.bucket(bucket)).tagSet()).hasSize(2);

    assertThat(change("{}")).isEqualTo(both);
    change(quoted("{'cors':[],'tags':{}}"));
    assertFails(
        404, "NoSuchCORSConfiguration", () -> GATEWAY.s3().getBucketCors(r -> r.bucket(bucket)));
    assertFails(404, "NoSuchTagSet", () -> GATEWAY.s3().getBucketTagging(r -> r.bucket(bucket)));
  }

  @Test
  void whatS3SetIsThere() {
    CORSRule rule = CORSRule.builder().allowedOrigins("*").allowedMethods("GET").build();
    GATEWAY.s3().putBucketCors(r -> r.bucket(bucket).corsConfiguration(c -> c.corsRules(rule)));
    assertThat(rest.get(settings()).json().path("cors"))
        .hasToString(
            quoted(
                "[{'allowedOrigins':['*'],'allowedMethods':['GET'],"
                    + "'allowedHeaders':[],'exposeHeaders':[]}]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'cors':[null]} | cors[0]",
        "{'cors':[{'allowedMethods':['GET']}]} | cors[0].allowedOrigins",
        "{'cors':[{'allowedOrigins':[],'allowedMethods':['GET']}]} | cors[0].allowedOrigins",
        "{'cors':[{'allowedOrigins':['*']}]} | cors[0].allowedMethods",
        "{'cors':[{'allowedOrigins':['*'],'allowedMethods':['PATCH']}]} | cors[0].allowedMethods",
        "{'cors':[{'allowedOrigins':['*.*'],'allowedMethods':['GET']}]} | cors[0].allowedOrigins",
        "{'cors':[{'allowedOrigins':['\\n'],'allowedMethods':['GET']}]} | cors[0].allowedOrigins",
        "{'cors':[{'allowedOrigins':['*'],'allowedMethods':['GET'],'allowedHeaders':['a b']}]} "
            + "| cors[0].allowedHeaders",
        "{'cors':[{'allowedOrigins':['*'],'allowedMethods':['GET'],'exposeHeaders':['*']}]} "
            + "| cors[0].exposeHeaders",
        "{'cors':[{'allowedOrigins':['*'],'allowedMethods':['GET'],'maxAgeSeconds':-1}]} "
            + "| cors[0].maxAgeSeconds",
        "{'tags':{'aws:x':'1'}} | tags.aws:x",
        "{'tags':{'a':null}} | tags.a",
      })
  void whatCannotBeSetIsNamed(String json, String field) {
    JsonNode problem =
        rest.send("PATCH", settings(), quoted(json)).assertProblem(400, "InvalidBody");
    assertThat(problem.path("field").asText()).isEqualTo(field);
    assertThat(rest.get(settings()).json().path("tags")).isEmpty();
  }

  @Test
  void theirNumberHasALimit() {
    String tags =
        IntStream.range(0, 51)
            .mapToObj(i -> "\"k" + i + "\":\"\"")
            .collect(Collectors.joining(","));
    rest.send("PATCH", settings(), "{\"tags\":{" + tags + "}}").assertProblem(400, "LimitExceeded");
    String rule = quoted("{'allowedOrigins':['*'],'allowedMethods':['GET']},");
    String rules = rule.repeat(101).replaceFirst(",$", "");
    rest.send("PATCH", settings(), "{\"cors\":[" + rules + "]}")
        .assertProblem(400, "LimitExceeded");
  }

  @Test
  void theOwnerIsShownAndNotChanged() {
    JsonNode problem =
        rest.send("PATCH", settings(), quoted("{'owner':'x'}")).assertProblem(400, "UnknownField");
    assertThat(problem.path("field").asText()).isEqualTo("owner");
  }

  @Test
  void aPolicyIsChosenAndTakenBack() {
    String chosen =
        "{'policy':{'profile':'research','scanning':'deferred','unscanned':{'encrypted':'refuse'},"
            + "'foreign':'wait'}}";
    JsonNode policy = change(quoted(chosen)).path("policy");
    assertThat(policy.path("profile").asText()).isEqualTo("research");
    assertThat(policy.at("/unscanned/encrypted").asText()).isEqualTo("refuse");
    assertThat(rest.get(settings()).json().path("policy")).isEqualTo(policy);
    assertThat(change("{\"tags\":{}}").path("policy")).isEqualTo(policy);
    assertThat(change("{\"policy\":{}}").path("policy")).isEmpty();
    assertThat(rest.get(settings()).json().at("/policyInForce/indexing").asText())
        .isEqualTo("text");
    for (String wrong :
        new String[] {
          "{'policy':{'profile':'none'}}",
          "{'policy':{'unscanned':{'bored':'refuse'}}}",
          "{'policy':{'unscanned':{'encrypted':'eat'}}}",
          "{'policy':{'scanning':1}}"
        }) {
      rest.send("PATCH", settings(), quoted(wrong)).assertProblem(400, "InvalidBody");
    }
    rest.send("PATCH", settings(), quoted("{'policy':{'colour':'red'}}"))
        .assertProblem(400, "UnknownField");
  }
}
