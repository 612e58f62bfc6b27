package io.sluice.gateway.representation;

import static io.sluice.contract.Inputs.assertLinear;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import io.sluice.spi.ByteRange;
import io.sluice.spi.ETag;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.Utf8;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** The small languages of headers that every door shares. None of them ever fails. */
class RepresentationProperties {

  @Property
  void aRangeLiesInsideTheObject(
      @ForAll("ranges") String header, @ForAll @LongRange(max = Long.MAX_VALUE) long size) {
    try {
      ByteRange.Resolved range = RangeHeader.parse(header).resolve(size);
      assertThat(range.offset()).isBetween(0L, size);
      assertThat(range.length()).isBetween(0L, size - range.offset());
    } catch (StorageFailure.RangeUnsatisfiable refused) {
      assertThat(refused.size()).isEqualTo(size);
    }
  }

  @Property
  void aRangeIsReadAsItWasWritten(
      @ForAll @LongRange(max = 1L << 50) long first, @ForAll @LongRange(max = 1L << 50) long more) {
    long last = first + more;
    assertThat(RangeHeader.parse("bytes=" + first + "-" + last))
        .isEqualTo(new ByteRange.Span(first, last));
  }

  @Property
  void aTagMatchesItself(@ForAll("tags") String tag, @ForAll("lists") String others) {
    ETag etag = new ETag(tag);
    String list = others + "," + EntityTags.quoted(etag);
    assertThat(EntityTags.strong(list).test(etag)).isTrue();
    assertThat(EntityTags.weak(others + ", W/" + EntityTags.quoted(etag)).test(etag)).isTrue();
  }

  @Property
  void conditionsAreReadWhateverTheySay(@ForAll("lists") String header) {
    assertThat(Preconditions.read(name -> Optional.of(header))).isNotNull();
    boolean any = header.strip().equals("*");
    assertThat(EntityTags.strong(header).test(new ETag("not in there"))).isEqualTo(any);
  }

  @Property
  void textComesBackFromAHeader(@ForAll("words") String text) {
    String encoded = MetaText.encode(text);
    assertThat(encoded).matches("[ -~]*");
    assertThat(MetaText.decode(encoded)).isEqualTo(text);
  }

  @Property
  void textIsReadWhateverItIs(@ForAll("encoded") String header) {
    String text = MetaText.decode(header);
    assertThat(Utf8.isWellFormed(text)).isTrue();
    assertThat(MetaText.decode(MetaText.encode(text))).isEqualTo(text);
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("content-encoding", header);
    assertThat(PresentationHeaders.of(headers, "t").getOrDefault("content-encoding", ""))
        .doesNotContainPattern("(?i)(^|,)\\s*aws-chunked\\s*(,|$)");
  }

  @Property
  void rawUtf8IsRead(@ForAll("words") String text) {
    String wire = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    if (!text.startsWith("=?")) {
      assertThat(MetaText.decode(wire)).isEqualTo(text);
    }
  }

  @Property(tries = 2)
  void muchIsReadInTime(@ForAll("huge") String input) {
    assertLinear(() -> MetaText.decode("=?" + input + "?="));
    assertLinear(() -> assertThat(EntityTags.strong(input)).rejects(new ETag("y")));
    assertLinear(() -> RangeHeader.parse("bytes=" + input));
    assertLinear(() ->
        PresentationHeaders.of(
            MultiMap.caseInsensitiveMultiMap().addAll(Map.of("content-encoding", input)), "t"));
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.oneOf(
        Inputs.words(), Inputs.near("=?UTF-8?B?w7w=?=").filter(Utf8::isWellFormed));
  }

  @Provide
  Arbitrary<String> ranges() {
    return Arbitraries.oneOf(
        Inputs.near("bytes=0-499", "bytes=-500", "bytes=9500-", "bytes=0-0,-1"),
        Inputs.of("bytes=", "-", "0", "1", "9223372036854775807", "9999999999999999999", " ", ","));
  }

  @Provide
  Arbitrary<String> tags() {
    return Inputs.words()
        .map(text -> text.replaceAll("[\",\\s]", ""))
        .filter(text -> !text.isEmpty() && text.strip().equals(text) && !text.contains("*"));
  }

  @Provide
  Arbitrary<String> lists() {
    return Arbitraries.oneOf(
        Inputs.near("\"a\", W/\"b\", c", "*", "Sun, 06 Nov 1994 08:49:37 GMT"),
        Inputs.of("\"", ",", "W/", "*", " ", "a"));
  }

  @Provide
  Arbitrary<String> encoded() {
    return Arbitraries.oneOf(
            Inputs.near(
                "=?UTF-8?B?w7w=?=",
                "=?UTF-8?Q?=C3=BC_x?= =?utf-16?b?AAAA?=",
                "=?US-ASCII?q?a?=",
                "gzip, aws-chunked"),
            Inputs.of(
                "=?", "?=", "?", "UTF-8", "B", "Q", "=", "=-1", "=+1", "w7w=", "\u00c3\u00bc"),
            Inputs.latin())
        .filter(Utf8::isWellFormed);
  }

  @Provide
  Arbitrary<String> huge() {
    return Inputs.huge("=?UTF-8?Q?a?=", " ", "?", "\"a\",", "W/\"", "9", "=C3", "gzip,", "-");
  }
}
