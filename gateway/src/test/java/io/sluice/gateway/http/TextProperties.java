package io.sluice.gateway.http;

import static io.sluice.contract.Inputs.assertLinear;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import io.sluice.spi.Utf8;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The encodings of text and time that every door shares. */
class TextProperties {

  @Property
  void textIsDecodedOrRefused(@ForAll("encoded") String text) {
    try {
      assertThat(Utf8.isWellFormed(Percent.decode(text))).isTrue();
      assertThat(text).matches("(?s)([^%]|%[0-9A-Fa-f]{2})*");
    } catch (IllegalArgumentException refused) {
      assertThat(text).matches("(?s).*[%\u0080-\uffff].*");
    }
  }

  @Property
  void whatIsEncodedIsDecoded(@ForAll("words") String text) {
    assertThat(Percent.encode(text)).matches("[!-~]*");
    assertThat(Percent.decode(Percent.encode(text))).isEqualTo(text);
    assertThat(Percent.decodeQuery(Percent.encode(text))).isEqualTo(text);
    assertThat(Cursors.decode(Cursors.encode(text))).contains(text);
  }

  @Property
  void aQueryIsTakenApartAsItWasPutTogether(@ForAll("pairs") Map<String, String> pairs) {
    StringBuilder query = new StringBuilder();
    pairs.forEach((name, value) ->
        query.append("&").append(Percent.encode(name)).append("=").append(Percent.encode(value)));
    Map<String, String> read = new LinkedHashMap<>();
    QueryParts.forEach(query.toString(), read::put);
    assertThat(read).isEqualTo(pairs);
  }

  @Property
  void onlyOurOwnCursorsAreTaken(@ForAll("cursors") String text) {
    Cursors.decode(text).ifPresent(name -> assertThat(Cursors.encode(name)).isEqualTo(text));
  }

  @Property
  void aDateIsReadOrIgnored(@ForAll("dates") String text) {
    Optional<Instant> date = HttpDates.parse(text);
    date.ifPresent(instant -> assertThat(HttpDates.format(instant)).matches("[!-~ ]{29}"));
  }

  @Property
  void aDateIsReadAsItWasWritten(@ForAll("instants") Instant instant) {
    assertThat(HttpDates.parse(HttpDates.format(instant)))
        .contains(instant.truncatedTo(ChronoUnit.SECONDS));
    assertThat(HttpDates.parse(HttpDates.isoMillis(instant)))
        .contains(instant.truncatedTo(ChronoUnit.MILLIS));
  }

  @Property
  void everyTimeOfAFileCanBeShown(@ForAll("seconds") long seconds) {
    Instant instant = Instant.ofEpochSecond(seconds);
    assertThat(HttpDates.format(instant)).matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} .*");
    assertThat(HttpDates.isoMillis(instant)).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:]{8}\\.\\d{3}Z");
  }

  @Property(tries = 2)
  void muchIsReadInTime(@ForAll("huge") String input) {
    assertLinear(() -> HttpDates.parse(input));
    assertLinear(() -> Cursors.decode(input));
    assertLinear(() -> QueryParts.forEach(input, (name, value) -> {}));
  }

  @Provide
  Arbitrary<String> words() {
    return Inputs.words();
  }

  @Provide
  Arbitrary<Map<String, String>> pairs() {
    return Arbitraries.maps(Inputs.words().filter(name -> !name.isEmpty()), Inputs.words())
        .ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> encoded() {
    return Arbitraries.oneOf(
        Inputs.near("a%20b/%C3%BC", "%F0%9F%98%80"),
        Inputs.of("%", "%C3", "%BC", "%ED%A0%80", "a", "+", "\u00c3", "\u00bc", "%٣1", "Ａ"),
        Inputs.text());
  }

  @Provide
  Arbitrary<String> cursors() {
    return Arbitraries.oneOf(
        Inputs.near("YS9iIGM", "w7zwn5iA", "_w"), Inputs.of("A", "-", "_", "=", "w7"));
  }

  @Provide
  Arbitrary<String> dates() {
    return Inputs.near(
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "1994-11-06T08:49:37.000Z",
        "+999999999-12-31T23:59:59+18:00[Europe/Paris]",
        "-999999999-01-01T00:00:00-18:00");
  }

  @Provide
  Arbitrary<Instant> instants() {
    long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    return Arbitraries.longs()
        .between(0, last)
        .map(second -> Instant.ofEpochSecond(second, 123_456_789));
  }

  @Provide
  Arbitrary<Long> seconds() {
    return Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond());
  }

  @Provide
  Arbitrary<String> huge() {
    return Inputs.huge("a=b&", "%41", "0", " ", "A", "&", "=", "1994-11-06T");
  }
}
