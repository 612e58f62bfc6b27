package io.sluice.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Utf8Test {

  private static final int[] CODE_POINTS = {
    1, '/', 'a', 'b', 0x7F, 0x80, 0xFC, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFB01, 0xFFFF, 0x10000,
    0x1F600, 0x10FFFF
  };

  @ParameterizedTest
  @CsvSource({
    "'', a",
    "a, b",
    "a, aa",
    "a/b, a0",
    "a-b, a/b",
    "z, \u00FC",
    "\u00FC, \uFB01",
    "\uD7FF, \uE000",
    "\uFB01, \uD83D\uDE00",
    "\uFFFF, \uD800\uDC00",
    "a\uFFFF, a\uDBFF\uDFFF"
  })
  void aStringComesBeforeThatOfGreaterBytes(String smaller, String greater) {
    assertThat(Utf8.compare(smaller, greater)).isNegative();
    assertThat(Utf8.compare(greater, smaller)).isPositive();
    assertThat(Utf8.compare(smaller, smaller)).isZero();
  }

  @Test
  void theOrderIsThatOfTheEncodedBytes() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      String a = anyString(random);
      String b = anyString(random);
      assertThat(Integer.signum(Utf8.compare(a, b)))
          .as("%s against %s", a, b)
          .isEqualTo(Integer.signum(Arrays.compareUnsigned(encoded(a), encoded(b))));
    }
  }

  private static String anyString(Random random) {
    StringBuilder all = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      all.appendCodePoint(CODE_POINTS[random.nextInt(CODE_POINTS.length)]);
    }
    return all.toString();
  }

  private static byte[] encoded(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "\u00FC", "\uFFFF", "\uD83D\uDE00", "a\uDBFF\uDFFFb"})
  void aStringWithPairedSurrogatesIsWellFormed(String value) {
    assertThat(Utf8.isWellFormed(value)).isTrue();
  }

  @Test
  void aStringWithALonelySurrogateIsNotWellFormed() {
    for (char high : new char[] {'\uD800', '\uDBFF'}) {
      assertThat(Utf8.isWellFormed("" + high)).isFalse();
      assertThat(Utf8.isWellFormed(high + "a")).isFalse();
      assertThat(Utf8.isWellFormed("" + high + high + '\uDC00')).isFalse();
      assertThat(Utf8.isWellFormed("a\uDC00" + high)).isFalse();
    }
  }
}
