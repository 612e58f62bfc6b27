package io.sluice.gateway.rest;

import static io.sluice.contract.Inputs.assertLinear;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import io.sluice.gateway.rest.error.RestFailure;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Bodies and queries of REST: taken, or refused with a problem that is the sender's. */
class RestInputProperties {

  /** With all that bodies have: text, numbers, lists, maps, what may be absent. */
  record Sample(
      String name, Boolean enabled, int count, List<String> groups, Map<String, String> headers) {}

  private static void orRefused(Runnable reading) {
    try {
      reading.run();
    } catch (RestFailure refused) {
      assertThat(refused.problem().code().status()).isBetween(400, 499);
    }
  }

  @Property
  void aBodyIsReadOrRefused(@ForAll("bodies") String text, @ForAll("charset") String charset) {
    Buffer body = Buffer.buffer(text.getBytes(Charset.forName(charset)));
    orRefused(() -> Json.read(body, Sample.class));
  }

  @Property
  void bytesAreReadOrRefused(@ForAll("bytes") byte[] bytes) {
    orRefused(() -> Json.read(Buffer.buffer(bytes), Sample.class));
  }

  @Property
  void whatIsWrittenIsRead(
      @ForAll("words") String name,
      @ForAll int count,
      @ForAll("lists") List<String> groups,
      @ForAll("maps") Map<String, String> headers) {
    Sample sample = new Sample(name, true, count, groups, new HashMap<>(headers));
    assertThat(Json.read(Json.write(sample), Sample.class)).isEqualTo(sample);
  }

  @Property
  void aQueryIsReadOrRefused(@ForAll RestOperation operation, @ForAll("queries") String query) {
    orRefused(() -> {
      Params params = Params.parse(operation, query);
      assertThat(params.limit(1000)).isBetween(1, 1000);
    });
  }

  @Property(tries = 2)
  void muchIsReadInTime(@ForAll("huge") String input) {
    for (String start :
        List.of("", "{\"name\":\"", "{\"headers\":{", "{\"count\":", "{\"groups\":[")) {
      assertLinear(() -> orRefused(() -> Json.read(Buffer.buffer(start + input), Sample.class)));
    }
    assertLinear(() -> orRefused(() -> Params.parse(RestOperation.LIST_OBJECTS, input)));
  }

  @Provide
  Arbitrary<String> words() {
    return Inputs.words();
  }

  @Provide
  Arbitrary<List<String>> lists() {
    return Inputs.words().list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<Map<String, String>> maps() {
    return Arbitraries.maps(Inputs.words(), Inputs.words()).ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> charset() {
    return Arbitraries.of("UTF-8", "UTF-8", "ISO-8859-1", "UTF-16BE", "UTF-32LE");
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    return Arbitraries.oneOf(
            Arbitraries.bytes(), Arbitraries.of((byte) 0, (byte) '{', (byte) -1, (byte) -2))
        .array(byte[].class)
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<String> bodies() {
    return Arbitraries.oneOf(
        Inputs.near(
            "{\"name\":\"a\",\"enabled\":true,\"count\":7,\"groups\":[\"b\"],\"headers\":{\"c\":\"d\"}}"),
        Inputs.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"name\"",
            "\"groups\"",
            "\"headers\"",
            "null",
            "1e9",
            "true",
            "\"\\ud800\"",
            "\ufeff",
            "1".repeat(30),
            "\0"),
        Inputs.text());
  }

  @Provide
  Arbitrary<String> queries() {
    return Arbitraries.oneOf(
        Inputs.near("prefix=a%20b&delimiter=%2F&limit=10", "key=a", "cursor=YQ", "X-Amz-Date=x"),
        Inputs.of("limit=", "0", "9", "&", "=", "key", "%", "cursor"),
        Inputs.latin());
  }

  @Provide
  Arbitrary<String> huge() {
    return Inputs.huge("\"a\":\"b\",", "[", "\\u0041", "1", "{\"a\":", "x", "\"", " ", "a=b&");
  }
}
