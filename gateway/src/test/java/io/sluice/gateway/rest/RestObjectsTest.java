package io.sluice.gateway.rest;

import static io.sluice.gateway.rest.RestClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.gateway.Gateway;
import io.sluice.gateway.rest.RestClient.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Objects by REST, beside what S3 shows of the same. */
class RestObjectsTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway(Map.of("rest.pageEntries", "5"));

  private RestClient rest;
  private String bucket;

  @BeforeEach
  void makeBucket() {
    rest = RestClient.of(GATEWAY);
    bucket = GATEWAY.bucket();
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "a/b c", "a//b", "../up", "./x", "ü+%&?#", "/", "\u0001\uD83D\uDE00"})
  void everyKeyCanBeSaidAndIsTheSameInS3(String key) {
    JsonNode put = rest.put(object(bucket, key), "hello").assertStatus(200).json();
    assertThat(put.path("key").asText()).isEqualTo(key);
    assertThat(put.path("etag").asText()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
    Answer got = rest.get(object(bucket, key)).assertStatus(200);
    assertThat(got.text()).isEqualTo("hello");
    assertThat(got.header("etag")).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
    assertThat(
            GATEWAY
                .s3()
                .listObjectsV2(r -> r.bucket(bucket).encodingType("url"))
                .contents()
                .getFirst()
                .key())
        .isEqualTo(key);
    rest.delete(object(bucket, key)).assertStatus(204);
    rest.get(object(bucket, key)).assertProblem(404, "NoSuchObject");
    rest.delete(object(bucket, key)).assertStatus(204);
  }

  @Test
  void headersAndMetadataAreKeptAndS3ShowsThem() {
    rest.put(
            object(bucket, "k"),
            "hello",
            "Content-Type",
            "text/plain",
            "Cache-Control",
            "no-cache",
            "Sluice-Meta-Author",
            "=?UTF-8?B?w7xt?=")
        .assertStatus(200);
    Answer head = rest.head(object(bucket, "k")).assertStatus(200);
    assertThat(head.header("content-type")).isEqualTo("text/plain");
    assertThat(head.header("cache-control")).isEqualTo("no-cache");
    assertThat(head.header("sluice-meta-author")).isEqualTo("=?UTF-8?B?w7xt?=");
    assertThat(head.header("content-length")).isEqualTo("5");
    JsonNode shown = rest.get(object(bucket, "k", "metadata")).assertStatus(200).json();
    assertThat(shown.path("metadata").path("author").asText()).isEqualTo("üm");
    assertThat(shown.path("headers").path("content-type").asText()).isEqualTo("text/plain");
    assertThat(shown.path("size").asInt()).isEqualTo(5);
    HeadObjectResponse s3 = GATEWAY.s3().headObject(r -> r.bucket(bucket).key("k"));
    assertThat(s3.contentType()).isEqualTo("text/plain");
    assertThat(s3.metadata()).containsKey("author");
  }

  @Test
  void whatS3WroteIsThere() {
    GATEWAY.put(bucket, "from/s3", "by s3");
    assertThat(rest.get(object(bucket, "from/s3")).assertStatus(200).text()).isEqualTo("by s3");
  }

  @Test
  void bytesOfOthersCannotActAsOurs() {
    rest.put(object(bucket, "k"), "<script>", "Content-Type", "text/html").assertStatus(200);
    Answer got = rest.get(object(bucket, "k")).assertStatus(200);
    assertThat(got.header("content-security-policy")).contains("sandbox");
    assertThat(got.header("x-content-type-options")).isEqualTo("nosniff");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-1, 206, he, bytes 0-1/5",
    "bytes=3-, 206, lo, bytes 3-4/5",
    "bytes=-2, 206, lo, bytes 3-4/5",
    "bytes=2-99, 206, llo, bytes 2-4/5",
    "nonsense, 200, hello, ''",
  })
  void aRangeIsAPart(String range, int status, String bytes, String contentRange) {
    rest.put(object(bucket, "k"), "hello").assertStatus(200);
    Answer got = rest.get(object(bucket, "k"), "Range", range).assertStatus(status);
    assertThat(got.text()).isEqualTo(bytes);
    assertThat(got.header("content-range")).isEqualTo(contentRange);
    Answer head = rest.head(object(bucket, "k"), "Range", range).assertStatus(status);
    assertThat(head.header("content-range")).isEqualTo(contentRange);
  }

  @Test
  void aRangeOutsideTellsTheSize() {
    rest.put(object(bucket, "k"), "hello").assertStatus(200);
    Answer got = rest.get(object(bucket, "k"), "Range", "bytes=9-");
    assertThat(got.assertProblem(416, "RangeNotSatisfiable").path("size").asInt()).isEqualTo(5);
    assertThat(got.header("content-range")).isEqualTo("bytes */5");
    rest.head(object(bucket, "k"), "Range", "bytes=9-").assertStatus(416);
  }

  @Test
  void conditionsOfReadsHold() {
    String etag = rest.put(object(bucket, "k"), "hello").json().path("etag").asText();
    String quoted = '"' + etag + '"';
    Answer same = rest.get(object(bucket, "k"), "If-None-Match", quoted).assertStatus(304);
    assertThat(same.header("etag")).isEqualTo(quoted);
    assertThat(same.text()).isEmpty();
    rest.head(object(bucket, "k"), "If-None-Match", "W/" + quoted).assertStatus(304);
    rest.get(object(bucket, "k"), "If-Match", quoted).assertStatus(200);
    rest.get(object(bucket, "k"), "If-Match", "\"x\"").assertProblem(412, "PreconditionFailed");
    Answer range =
        rest.get(object(bucket, "k"), "Range", "bytes=0-0", "If-Range", quoted).assertStatus(206);
    assertThat(range.text()).isEqualTo("h");
    rest.get(object(bucket, "k"), "Range", "bytes=0-0", "If-Range", "\"x\"").assertStatus(200);
  }

  @Test
  void conditionsOfWritesHold() {
    rest.put(object(bucket, "k"), "one", "If-None-Match", "*").assertStatus(200);
    rest.put(object(bucket, "k"), "two", "If-None-Match", "*")
        .assertProblem(412, "PreconditionFailed");
    rest.put(object(bucket, "k"), "two", "If-Match", "\"x\"")
        .assertProblem(412, "PreconditionFailed");
    rest.put(object(bucket, "other"), "two", "If-Match", "\"x\"")
        .assertProblem(404, "NoSuchObject");
    rest.put(object(bucket, "other"), "two", "If-Match", "*").assertProblem(404, "NoSuchObject");
    String etag = rest.head(object(bucket, "k")).header("etag");
    rest.put(object(bucket, "k"), "one again", "If-Match", "*").assertStatus(200);
    rest.put(object(bucket, "k"), "one", "If-Match", "*").assertStatus(200);
    rest.put(object(bucket, "k"), "two", "If-Match", etag).assertStatus(200);
    rest.delete(object(bucket, "k"), "If-Match", etag).assertProblem(412, "PreconditionFailed");
    assertThat(rest.get(object(bucket, "k")).text()).isEqualTo("two");
  }

  @ParameterizedTest
  @CsvSource({
    "If-Match, W/\"x\"",
    "If-None-Match, \"x\"",
  })
  void conditionsThatAWriteDoesNotKnowAreRefused(String name, String value) {
    rest.put(object(bucket, "k"), "one", name, value).assertProblem(400, "InvalidParameter");
    assertThat(rest.head(object(bucket, "k")).status()).isEqualTo(404);
  }

  @Test
  void aConditionThatNobodyWouldLookAtIsRefused() {
    rest.put(object(bucket, "k"), "one").assertStatus(200);
    rest.put(object(bucket, "k"), "two", "If-Unmodified-Since", "Sun, 06 Nov 1994 08:49:37 GMT")
        .assertProblem(400, "InvalidParameter");
    rest.post(object(bucket, "k", "move"), "{\"to\":{\"key\":\"m\"}}", "If-Match", "\"x\"")
        .assertProblem(400, "InvalidParameter");
    assertThat(rest.get(object(bucket, "k")).text()).isEqualTo("one");
  }

  @Test
  void aDigestIsComparedAndKept() {
    String digest = "sha-256=:" + sha256("hello") + ":";
    rest.put(object(bucket, "k"), "hello", "Content-Digest", "md5=:xx:, " + digest)
        .assertStatus(200);
    assertThat(rest.head(object(bucket, "k")).header("repr-digest")).isEqualTo(digest);
    JsonNode sum = rest.get(object(bucket, "k", "metadata")).json().path("checksums").path(0);
    assertThat(sum.path("algorithm").asText()).isEqualTo("SHA256");
    assertThat(sum.path("value").asText()).isEqualTo(sha256("hello"));
    rest.put(object(bucket, "k"), "other", "Content-Digest", digest)
        .assertProblem(400, "DigestMismatch");
    rest.put(object(bucket, "k"), "other", "Content-Digest", "sha-256=nonsense")
        .assertProblem(400, "InvalidDigest");
    rest.put(object(bucket, "k"), "other", "Content-MD5", "XUFAKrxLKna5cZ2REBfFkg==")
        .assertProblem(400, "DigestMismatch");
    rest.put(object(bucket, "k"), "hello", "Content-MD5", "XUFAKrxLKna5cZ2REBfFkg==")
        .assertStatus(200);
  }

  @Test
  void metadataAreReplacedAndBytesStay() {
    Answer put =
        rest.put(object(bucket, "k"), "hello", "Sluice-Meta-A", "1", "Content-Type", "a/b");
    String etag = put.json().path("etag").asText();
    String metadata = object(bucket, "k", "metadata");
    rest.send("PATCH", metadata, "{\"metadata\":{\"b\":\"2 ü\"}}").assertStatus(204);
    JsonNode changed = rest.get(metadata).assertStatus(200).json();
    assertThat(changed.path("etag").asText()).isEqualTo(etag);
    assertThat(changed.path("lastModified")).isEqualTo(put.json().path("lastModified"));
    assertThat(changed.path("metadata").has("a")).isFalse();
    assertThat(changed.path("headers").path("content-type").asText()).isEqualTo("a/b");
    rest.send("PATCH", metadata, "{\"headers\":{\"content-type\":\"c/d\"}}").assertStatus(204);
    Answer got = rest.get(object(bucket, "k"));
    assertThat(got.header("content-type")).isEqualTo("c/d");
    assertThat(got.header("sluice-meta-b")).isEqualTo("=?UTF-8?B?MiDDvA==?=");
    assertThat(got.text()).isEqualTo("hello");
    rest.send("PATCH", metadata, "{\"metadata\":{}}", "If-Match", "\"x\"")
        .assertProblem(412, "PreconditionFailed");
    rest.send("PATCH", object(bucket, "none", "metadata"), "{}").assertProblem(404, "NoSuchObject");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"metadata\":{\"Upper\":\"x\"}} | metadata.Upper",
        "{\"metadata\":{\"a b\":\"x\"}} | metadata.a b",
        "{\"metadata\":{\"a\":\"x\\r\\ny: z\"}} | metadata.a",
        "{\"metadata\":{\"a\":null}} | metadata.a",
        "{\"metadata\":{\"a\":1}} | metadata.a",
        "{\"metadata\":[]} | metadata",
        "{\"headers\":{\"content-type\":\"a\\r\\nb\"}} | headers.content-type",
        "{\"headers\":{\"expires\":\"ü\"}} | headers.expires",
      })
  void metadataThatNoHeaderCouldCarryAreRefused(String json, String field) {
    rest.put(object(bucket, "k"), "hello").assertStatus(200);
    JsonNode problem =
        rest.send("PATCH", object(bucket, "k", "metadata"), json).assertProblem(400, "InvalidBody");
    assertThat(problem.path("field").asText()).isEqualTo(field);
  }

  @Test
  void anUnknownHeaderNamesTheNearest() {
    rest.put(object(bucket, "k"), "hello").assertStatus(200);
    JsonNode problem =
        rest.send("PATCH", object(bucket, "k", "metadata"), "{\"headers\":{\"content-typ\":\"a\"}}")
            .assertProblem(400, "UnknownField");
    assertThat(problem.path("nearest").asText()).isEqualTo("content-type");
  }

  @Test
  void metadataHaveALimit() {
    rest.put(object(bucket, "k"), "x", "Sluice-Meta-A", "x".repeat(2100))
        .assertProblem(400, "LimitExceeded");
    rest.put(object(bucket, "k"), "x", "x-amz-meta-a", "1").assertProblem(400, "InvalidParameter");
  }

  @Test
  void aCopyHasWhatItsSourceHas() {
    rest.put(object(bucket, "k"), "hello", "Sluice-Meta-A", "1").assertStatus(200);
    String copy = object(bucket, "k", "copy");
    JsonNode made = rest.post(copy, "{\"to\":{\"key\":\"c/d\"}}").assertStatus(200).json();
    assertThat(made.path("key").asText()).isEqualTo("c/d");
    assertThat(made.path("metadata").path("a").asText()).isEqualTo("1");
    rest.post(copy, "{\"to\":{\"key\":\"c/d\",\"ifAbsent\":true}}")
        .assertProblem(412, "PreconditionFailed");
    rest.post(copy, "{\"to\":{\"key\":\"e\"}}", "If-Match", "\"x\"")
        .assertProblem(412, "PreconditionFailed");
    String other = GATEWAY.bucket();
    rest.post(copy, "{\"to\":{\"bucket\":\"" + other + "\",\"key\":\"k\"},\"metadata\":{}}")
        .assertStatus(200);
    assertThat(rest.get(object(other, "k", "metadata")).json().path("metadata")).isEmpty();
    assertThat(GATEWAY.get(other, "k")).isEqualTo("hello");
    rest.post(copy, "{\"to\":{\"bucket\":\"none-such\",\"key\":\"k\"}}")
        .assertProblem(404, "NoSuchBucket");
    rest.post(copy, "{\"to\":{\"key\":\"k\"}}").assertProblem(400, "InvalidBody");
  }

  @Test
  void aMovedObjectIsInOnePlace() {
    rest.put(object(bucket, "k"), "hello", "Sluice-Meta-A", "1").assertStatus(200);
    rest.put(object(bucket, "there"), "old").assertStatus(200);
    String move = object(bucket, "k", "move");
    rest.post(move, "{\"to\":{\"key\":\"there\",\"ifAbsent\":true}}")
        .assertProblem(412, "PreconditionFailed");
    rest.post(move, "{\"to\":{\"key\":\"there\"}}").assertStatus(200);
    assertThat(rest.get(object(bucket, "there")).text()).isEqualTo("hello");
    assertThat(rest.head(object(bucket, "there")).header("sluice-meta-a")).isEqualTo("1");
    rest.get(object(bucket, "k")).assertProblem(404, "NoSuchObject");
    rest.post(move, "{\"to\":{\"key\":\"x\"}}").assertProblem(404, "NoSuchObject");
  }

  @Test
  void pagesHoldEachKeyOnce() {
    for (int i = 0; i < 12; i++) {
      GATEWAY.put(bucket, "k" + (char) ('a' + i), "x");
    }
    List<String> keys = new ArrayList<>();
    String cursor = "";
    do {
      String at = cursor.isEmpty() ? "" : "?cursor=" + cursor;
      JsonNode page = rest.get("/buckets/" + bucket + "/objects" + at).assertStatus(200).json();
      page.path("objects").forEach(line -> keys.add(line.path("key").asText()));
      assertThat(page.path("objects").size()).isLessThanOrEqualTo(5);
      cursor = page.path("next").asText("");
    } while (!cursor.isEmpty());
    assertThat(keys).hasSize(12).isSorted().doesNotHaveDuplicates();
    JsonNode after = rest.get("/buckets/" + bucket + "/objects?after=ki&limit=2").json();
    assertThat(after.path("objects").path(0).path("key").asText()).isEqualTo("kj");
    assertThat(after.path("objects").size()).isEqualTo(2);
  }

  @Test
  void keysAreRolledUp() {
    for (String key : new String[] {"a/1", "a/2", "b", "c/1"}) {
      GATEWAY.put(bucket, key, "xyz");
    }
    JsonNode page = rest.get("/buckets/" + bucket + "/objects?delimiter=/").json();
    assertThat(page.path("prefixes").toString()).isEqualTo("[\"a/\",\"c/\"]");
    JsonNode line = page.path("objects").path(0);
    assertThat(line.path("key").asText()).isEqualTo("b");
    assertThat(line.path("size").asInt()).isEqualTo(3);
    assertThat(page.has("next")).isFalse();
    JsonNode below = rest.get("/buckets/" + bucket + "/objects?delimiter=/&prefix=a/").json();
    assertThat(below.path("objects").size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=6",
        "limit=-1",
        "limit=x",
        "limit=99999999999",
        "cursor=!",
        "cursor=YQ&after=b",
        "cursor=YR"
      })
  void aPageThatCannotBeIsRefused(String query) {
    rest.get("/buckets/" + bucket + "/objects?" + query).assertProblem(400, "InvalidParameter");
  }

  @Test
  void aBucketThatIsMissingIsSaid() {
    rest.get("/buckets/none-such/objects").assertProblem(404, "NoSuchBucket");
    rest.get(object("none-such", "k")).assertProblem(404, "NoSuchBucket");
    rest.put(object("none-such", "k"), "x").assertProblem(404, "NoSuchBucket");
    rest.delete(object("none-such", "k")).assertProblem(404, "NoSuchBucket");
  }

  @Test
  void aLargeObjectGoesInAndOut() {
    String text = "0123456789abcdef".repeat(1 << 17);
    rest.put(object(bucket, "large"), text).assertStatus(200);
    assertThat(rest.get(object(bucket, "large")).text()).isEqualTo(text);
  }
}
