package io.sluice.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTest {

  @ParameterizedTest
  @CsvSource({
    "a/b,a/b",
    "a+b,a+b",
    "a%20b,a b",
    "a%2Fb,a/b",
    "a%2fb,a/b",
    "%C3%BC,ü",
    "%F0%9F%98%80,😀",
    "a//b/../c,a//b/../c",
    "%25,%"
  })
  void decodes(String encoded, String decoded) {
    assertThat(Percent.decode(encoded)).isEqualTo(decoded);
  }

  @Test
  void aPlusIsASpaceInQueriesOnly() {
    assertThat(Percent.decodeQuery("a+b%2B")).isEqualTo("a b+");
    assertThat(Percent.decode("a+b%2B")).isEqualTo("a+b+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%", "%2", "%G0", "%2G", "a%", "%C3", "%C3%28", "%ED%A0%80", "%FF", "%٣1", "%Ａ1"})
  void refusesWhatIsNotUtf8(String encoded) {
    assertThatThrownBy(() -> Percent.decode(encoded)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsRawUtf8AsTheHttpDecoderGivesIt() {
    assertThat(Percent.decode("Ã¼")).isEqualTo("ü");
  }

  @Test
  void encodesAllButTheUnreserved() {
    assertThat(Percent.encode("a/b-._~ +%ü")).isEqualTo("a/b-._~%20%2B%25%C3%BC");
  }
}
