package io.sluice.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ChunkParserTest {
  private static final IngestLimits LIMITS = IngestLimits.defaults();

  /** What came of some input: payload, headers, and the trailer or the reason of a failure. */
  private record Outcome(String payload, List<Chunk> headers, String end) {}

  private static Outcome parse(List<Buffer> pieces) {
    Buffer payload = Buffer.buffer();
    List<Chunk> headers = new ArrayList<>();
    ChunkParser parser = new ChunkParser(LIMITS, false, headers::add, payload::appendBuffer);
    String end;
    try {
      pieces.forEach(parser::feed);
      end = parser.end();
    } catch (IngestFailure failure) {
      end = failure.reason().toString();
    }
    return new Outcome(payload.toString(StandardCharsets.ISO_8859_1), headers, end);
  }

  private static List<Buffer> cut(Buffer whole, List<Integer> lengths) {
    List<Buffer> pieces = new ArrayList<>();
    int at = 0;
    for (int length : lengths) {
      int end = Math.min(whole.length(), at + length);
      pieces.add(whole.getBuffer(at, end));
      at = end;
    }
    pieces.add(whole.getBuffer(at, whole.length()));
    return pieces;
  }

  @Property
  void payloadComesOutAsItWentIn(
      @ForAll("chunks") List<String> chunks, @ForAll("lengths") List<Integer> lengths) {
    List<Buffer> buffers = chunks.stream().map(Chunks::text).toList();
    Buffer body = Chunks.encode(Chunks.UNSIGNED, buffers).appendString("a:b\r\n\r\n");
    Outcome outcome = parse(cut(body, lengths));
    assertThat(outcome.payload).isEqualTo(String.join("", chunks));
    assertThat(outcome.end).isEqualTo("a:b\r\n\r\n");
  }

  @Property
  void whereTheInputIsCutMakesNoDifference(
      @ForAll("inputs") String input, @ForAll("lengths") List<Integer> lengths) {
    Buffer whole = Chunks.text(input);
    Outcome atOnce = parse(List.of(whole));
    Outcome inPieces = parse(cut(whole, lengths));
    assertThat(inPieces).isEqualTo(atOnce);
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
    return Arbitraries.integers().between(0, 40).list().ofMaxSize(60);
  }

  /** Anything, and much that nearly is a chunk. */
  @Provide
  Arbitrary<String> inputs() {
    return Arbitraries.of(
            "0",
            "1",
            "3",
            "f",
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
            "ffffffffff\r\n")
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }
}
