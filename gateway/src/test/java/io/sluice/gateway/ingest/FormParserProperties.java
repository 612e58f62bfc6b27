package io.sluice.gateway.ingest;

import static io.sluice.contract.Inputs.assertLinear;
import static io.sluice.contract.Inputs.cut;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FormParserProperties {
  private static final int FIELD_BYTES_MAX = 500;
  private static final String HEAD = "\r\nContent-Disposition: form-data; name=\"";

  /** What came of some input, in full or up to the reason of a failure. */
  private record Outcome(Map<String, String> values, String fileName, String file, String end) {}

  private static Outcome parse(List<Buffer> pieces) {
    return parse(pieces, FIELD_BYTES_MAX);
  }

  private static Outcome parse(List<Buffer> pieces, int fieldBytesMax) {
    Buffer file = Buffer.buffer();
    FormParser parser = new FormParser("b", fieldBytesMax, file::appendBuffer);
    String end = "whole";
    try {
      pieces.forEach(piece -> parser.feed(piece.getBytes()));
      parser.end();
    } catch (IngestFailure failure) {
      end = failure.reason().toString();
    }
    FormFields fields = parser.fields();
    return new Outcome(
        fields.values(), fields.fileName(), file.toString(StandardCharsets.ISO_8859_1), end);
  }

  @Property
  void whereTheInputIsCutMakesNoDifference(
      @ForAll("inputs") String input, @ForAll("lengths") List<Integer> lengths) {
    Buffer whole = Chunks.text(input);
    assertThat(parse(cut(whole, lengths))).isEqualTo(parse(List.of(whole)));
  }

  /** The form ends without a file, but behind what may precede one. */
  @Example
  void whatComesFirstIsTold() {
    Buffer whole = Chunks.text("--b" + "x".repeat(FIELD_BYTES_MAX) + "\r\n--b--");
    assertThat(parse(List.of(whole)).end).isEqualTo("FORM_TOO_LARGE");
    assertThat(parse(Chunks.split(whole, 7)).end).isEqualTo("FORM_TOO_LARGE");
    Buffer early = Chunks.text("--b--" + "x".repeat(FIELD_BYTES_MAX));
    assertThat(parse(List.of(early)).end).isEqualTo("MALFORMED_FORM");
  }

  @Property
  void whatIsTakenIsWithinTheLimit(@ForAll("inputs") String input) {
    Outcome outcome = parse(List.of(Chunks.text(input)));
    int bytes = outcome.values.values().stream().mapToInt(FormParserProperties::bytes).sum();
    assertThat(bytes).isLessThanOrEqualTo(FIELD_BYTES_MAX * 3);
    assertThat(outcome.values.keySet()).noneMatch(String::isEmpty).doesNotContain("file");
  }

  /** What is no UTF-8 is kept as a replacement of three bytes. */
  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @Property
  void aFormComesOutAsItWentIn(
      @ForAll("value") String value,
      @ForAll("file") String file,
      @ForAll("lengths") List<Integer> lengths) {
    Buffer form =
        Buffer.buffer("--b" + HEAD + "Key\"\r\n\r\n" + value + "\r\n--b")
            .appendString(HEAD + "file\"; filename=\"f\"\r\n\r\n")
            .appendBuffer(Chunks.text(file))
            .appendString("\r\n--b--\r\n");
    Outcome expected = new Outcome(Map.of("key", value), "f", file, "whole");
    assertThat(parse(cut(form, lengths))).isEqualTo(expected);
  }

  @Property(tries = 2)
  void muchIsReadInTime(@ForAll("huge") String input) {
    String file = "--b" + HEAD + "file\"\r\n\r\n" + input;
    assertLinear(() -> parse(Chunks.split(Chunks.text(file), 1)));
    assertLinear(() -> parse(List.of(Chunks.text(file))));
    String fields = input.substring(0, 20 << 10);
    assertLinear(() -> parse(Chunks.split(Chunks.text(fields), 1), 20 << 10));
  }

  @Provide
  Arbitrary<String> value() {
    return Inputs.words().filter(text -> !text.contains("\r\n--b"));
  }

  @Provide
  Arbitrary<String> file() {
    return Arbitraries.oneOf(Inputs.latin(), Inputs.of("\r", "\n", "\r\n", "-", "--", "x"))
        .filter(text -> !text.contains("\r\n--b"));
  }

  @Provide
  Arbitrary<List<Integer>> lengths() {
    return Inputs.lengths();
  }

  @Provide
  Arbitrary<String> inputs() {
    String field = "--b" + HEAD + "key\"\r\n\r\nvalue\r\n";
    String file = "--b" + HEAD + "file\"; filename=\"a.txt\"\r\nContent-Type: x/y\r\n\r\nbytes";
    return Arbitraries.oneOf(
        Inputs.of(
            "--b",
            "\r\n",
            "\r\n--b",
            "\r\n\r\n",
            "-",
            "name",
            "=\"",
            "\"",
            ";",
            HEAD,
            field,
            file,
            "x".repeat(200)),
        Inputs.near(field + file + "\r\n--b--\r\n", "\r\n" + file + "\r\n--b", field + "--b--"),
        Inputs.latin());
  }

  @Provide
  Arbitrary<String> huge() {
    return Inputs.huge("\r\n--", "\r", "\r\n--b", HEAD + "a\"\r\n\r\n", "x");
  }
}
