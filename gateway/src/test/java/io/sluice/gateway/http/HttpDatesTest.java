package io.sluice.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDatesTest {
  private static final Instant TIME = Instant.parse("1994-11-06T08:49:37Z");

  @Test
  void writesTheFormThatHttpPrefers() {
    assertThat(HttpDates.format(TIME)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
  }

  @Test
  void writesThreeDigitsOfASecond() {
    assertThat(HttpDates.isoMillis(TIME.plusMillis(7))).isEqualTo("1994-11-06T08:49:37.007Z");
    assertThat(HttpDates.isoMillis(TIME)).isEqualTo("1994-11-06T08:49:37.000Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "1994-11-06T08:49:37Z",
        "1994-11-06T09:49:37+01:00"
      })
  void readsAllForms(String text) {
    assertThat(HttpDates.parse(text)).contains(TIME);
  }

  @Test
  void whatIsNoDateIsNone() {
    assertThat(HttpDates.parse("yesterday")).isEmpty();
    assertThat(HttpDates.parse("")).isEmpty();
  }

  @Test
  void aTimeOutOfAllYearsBecomesTheNearest() {
    assertThat(HttpDates.format(Instant.MAX)).isEqualTo("Fri, 31 Dec 9999 23:59:59 GMT");
    assertThat(HttpDates.isoMillis(Instant.MIN)).isEqualTo("0000-01-01T00:00:00.000Z");
  }

  @Test
  void nowIsNow() {
    Instant before = Instant.ofEpochSecond(Instant.now().getEpochSecond());
    assertThat(HttpDates.parse(HttpDates.now()).orElseThrow()).isBetween(before, Instant.now());
  }
}
