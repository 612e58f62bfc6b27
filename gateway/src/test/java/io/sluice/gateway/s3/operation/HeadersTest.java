package io.sluice.gateway.s3.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.gateway.objects.BucketNames;
import io.sluice.gateway.representation.EntityTags;
import io.sluice.gateway.representation.MetaText;
import io.sluice.gateway.representation.RangeHeader;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.spi.ByteRange;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ChecksumType;
import io.sluice.spi.ETag;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small languages that headers hold. */
class HeadersTest {

  static Stream<Arguments> ranges() {
    ByteRange whole = ByteRange.whole();
    return Stream.of(
        Arguments.of("bytes=0-0", new ByteRange.Span(0, 0)),
        Arguments.of("bytes=1-9", new ByteRange.Span(1, 9)),
        Arguments.of("Bytes= 1-9 ", new ByteRange.Span(1, 9)),
        Arguments.of("bytes=5-", new ByteRange.From(5)),
        Arguments.of("bytes=-5", new ByteRange.Tail(5)),
        Arguments.of("bytes=-0", new ByteRange.Tail(0)),
        Arguments.of("bytes=9-1", whole),
        Arguments.of("bytes=-", whole),
        Arguments.of("bytes=", whole),
        Arguments.of("bytes=a-b", whole),
        Arguments.of("bytes=1-2,4-5", whole),
        Arguments.of("lines=1-2", whole),
        Arguments.of(
            "bytes=1-99999999999999999999", new ByteRange.Span(1, 999_999_999_999_999_999L)));
  }

  @ParameterizedTest
  @MethodSource("ranges")
  void range(String header, ByteRange range) {
    assertThat(RangeHeader.parse(header)).isEqualTo(range);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"a\",true,true",
        "a,true,true",
        "*,true,true",
        "W/\"a\",false,true",
        "`\"b\", \"a\"`,true,true",
        "\"b\",false,false"
      })
  void entityTags(String header, boolean strong, boolean weak) {
    assertThat(EntityTags.strong(header).test(new ETag("a"))).isEqualTo(strong);
    assertThat(EntityTags.weak(header).test(new ETag("a"))).isEqualTo(weak);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "plain,plain",
        "=?UTF-8?B?w7w=?=,ü",
        "=?UTF-8?Q?=C3=BC_x?=,ü x",
        "=?utf-8?b?w7w=?= =?utf-8?b?w7w=?=,üü",
        "=?nonsense?=,=?nonsense?=",
        "=?UTF-8?B?!!?=,=?UTF-8?B?!!?=",
        "=?UTF-8?Q?=Z?=,=?UTF-8?Q?=Z?=",
        "=?UTF-8?Q?=-1?=,=?UTF-8?Q?=-1?=",
        "=?UTF-8?Q?a=4?=,=?UTF-8?Q?a=4?="
      })
  void encodedWords(String header, String text) {
    assertThat(MetaText.decode(header)).isEqualTo(text);
  }

  @Test
  void rawUtf8InAHeader() {
    String asDecoded =
        new String("grün".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(MetaText.decode(asDecoded)).isEqualTo("grün");
    assertThat(MetaText.encode("grün")).isEqualTo("=?UTF-8?B?Z3LDvG4=?=");
    assertThat(MetaText.decode(MetaText.encode("a\r\nb"))).isEqualTo("a\r\nb");
    assertThat(MetaText.decode(MetaText.encode("=?UTF-8?B?w7w=?="))).isEqualTo("=?UTF-8?B?w7w=?=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "a-b", "a.b", "1a2", "my-bucket.2024", "a--b"})
  void bucketNames(String name) {
    assertThat(BucketNames.isValid(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ab",
        "Abc",
        "a_b",
        "-ab",
        "ab-",
        ".ab",
        "ab.",
        "a..b",
        "a.-b",
        "a-.b",
        "192.168.5.4",
        "xn--abc",
        "sthree-a",
        "abc-s3alias",
        "abc--ol-s3",
        "abc--x-s3",
        "müll",
        "a b"
      })
  void noBucketNames(String name) {
    assertThat(BucketNames.isValid(name)).isFalse();
  }

  @Test
  void aBucketNameHas3To63Letters() {
    assertThat(BucketNames.isValid("a".repeat(63))).isTrue();
    assertThat(BucketNames.isValid("a".repeat(64))).isFalse();
  }

  @Test
  void checksumsOfWholeObjects() {
    assertThat(ChecksumHeaders.parse(ChecksumAlgorithm.CRC32, "NhCmhg==", "h").type())
        .isEqualTo(ChecksumType.FULL_OBJECT);
    assertThat(ChecksumHeaders.parse(ChecksumAlgorithm.CRC32, "NhCmhg==-3", "h").type())
        .isEqualTo(ChecksumType.COMPOSITE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NhCmhg", "NhCmhg==-", "NhCmhg==-x", "AAAAAAAAAAA=", "!!"})
  void noChecksums(String value) {
    assertThatThrownBy(() -> ChecksumHeaders.parse(ChecksumAlgorithm.CRC32, value, "h"))
        .isInstanceOf(S3Failure.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a/b c", "ü😀"})
  void tokens(String name) {
    assertThat(Tokens.decode(Tokens.encode(name))).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "%%", "abc=", "1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J"})
  void foreignTokens(String token) {
    assertThatThrownBy(() -> Tokens.decode(token)).isInstanceOf(S3Failure.class);
  }
}
