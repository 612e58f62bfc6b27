package io.sluice.gateway.ingest;

import static io.sluice.contract.Inputs.assertLinear;
import static io.sluice.contract.Inputs.cut;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ChunkParserProperties {
  private static final IngestLimits LIMITS = IngestLimits.defaults();

  /** What came of some input: payload, headers, and the trailer or the reason of a failure. */
  private record Outcome(String payload, List<Chunk> headers, String end) {}

  private static Outcome parse(List<Buffer> pieces, boolean signed) {
    Buffer payload = Buffer.buffer();
    List<Chunk> headers = new ArrayList<>();
    ChunkParser parser = new ChunkParser(LIMITS, signed, headers::add, payload::appendBuffer);
    String end;
    try {
      pieces.forEach(parser::feed);
      end = parser.end();
    } catch (IngestFailure failure) {
      end = failure.reason().toString();
    }
    return new Outcome(payload.toString(StandardCharsets.ISO_8859_1), headers, end);
  }

  @Property
  void payloadComesOutAsItWentIn(
      @ForAll("chunks") List<String> chunks, @ForAll("lengths") List<Integer> lengths) {
    List<Buffer> buffers = chunks.stream().map(Chunks::text).toList();
    Buffer body = Chunks.encode(Chunks.UNSIGNED, buffers).appendString("a:b\r\n\r\n");
    Outcome outcome = parse(cut(body, lengths), false);
    assertThat(outcome.payload).isEqualTo(String.join("", chunks));
    assertThat(outcome.end).isEqualTo("a:b\r\n\r\n");
  }

  @Property
  void whereTheInputIsCutMakesNoDifference(
      @ForAll("inputs") String input,
      @ForAll boolean signed,
      @ForAll("lengths") List<Integer> lengths) {
    Buffer whole = Chunks.text(input);
    assertThat(parse(cut(whole, lengths), signed)).isEqualTo(parse(List.of(whole), signed));
  }

  @Property
  void whatIsTakenIsWithinTheLimits(@ForAll("inputs") String input) {
    Outcome outcome = parse(List.of(Chunks.text(input)), true);
    assertThat(outcome.payload.length()).isLessThanOrEqualTo(input.length());
    assertThat(outcome.headers)
        .allMatch(chunk -> chunk.size() >= 0 && chunk.size() <= LIMITS.chunkBytesMax())
        .allMatch(chunk -> chunk.signature().length() == 64);
  }

  @Property(tries = 2)
  void muchIsReadInTime(@ForAll("huge") String input) {
    Buffer whole = Chunks.text(input);
    assertLinear(() -> parse(Chunks.split(whole, 1), false));
    assertLinear(() -> parse(List.of(whole), false));
  }

  @Provide
  Arbitrary<List<String>> chunks() {
    return Arbitraries.strings()
        .withCharRange('\0', '\u00ff')
        .ofMinLength(1)
        .ofMaxLength(300)
        .list()
        .ofMaxSize(10);
  }

  @Provide
  Arbitrary<List<Integer>> lengths() {
    return Inputs.lengths();
  }

  /** Much that nearly is a chunk, and a whole body with a few changes. */
  @Provide
  Arbitrary<String> inputs() {
    String signed = ";chunk-signature=" + "0123456789abcdef".repeat(4) + "\r\n";
    return Arbitraries.oneOf(
        Inputs.of(
            "0",
            "3",
            "abc",
            "\r\n",
            "\r",
            "\n",
            ";",
            ":",
            "0\r\n",
            "3\r\nabc\r\n",
            "1;x=y\r\na\r\n",
            "5\r\nabcde\r\n",
            "x".repeat(200),
            "ffffffffff\r\n",
            "0" + signed,
            "3" + signed),
        Inputs.near(
            "3\r\nabc\r\n2\r\nde\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n",
            "3" + signed + "abc\r\n0" + signed + "\r\n"),
        Inputs.latin());
  }

  @Provide
  Arbitrary<String> huge() {
    return Inputs.huge("1\r\na\r\n", "2;x=y\r\nab\r\n", "fffff\r\n");
  }
}
