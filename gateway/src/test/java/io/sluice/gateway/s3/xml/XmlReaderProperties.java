package io.sluice.gateway.s3.xml;

import static io.sluice.contract.Inputs.assertLinear;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class XmlReaderProperties {
  private static final String DELETE =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
          + "<Object a='b'><Key>a &amp; &#x62;</Key></Object><!-- x --><Quiet>true</Quiet></Delete>";

  private static int depth(XmlNode node) {
    return 1 + node.children().stream().mapToInt(XmlReaderProperties::depth).max().orElse(0);
  }

  private static void readOrRefuse(Buffer document) {
    try {
      XmlNode root = XmlReader.read(document, "Delete");
      assertThat(root.name()).isEqualTo("Delete");
      assertThat(depth(root)).isLessThanOrEqualTo(8);
    } catch (S3Failure refused) {
      assertThat(refused.error().code()).isEqualTo(S3ErrorCode.MALFORMED_XML);
    }
  }

  @Property
  void aDocumentIsReadOrRefused(@ForAll("inputs") String text, @ForAll("encoding") String charset) {
    readOrRefuse(Buffer.buffer(text.getBytes(java.nio.charset.Charset.forName(charset))));
  }

  @Property
  void whatIsWrittenIsRead(@ForAll("values") List<String> values) {
    XmlWriter xml = XmlWriter.result("Root").open("Deep");
    values.forEach(value -> xml.element("Value", value));
    XmlNode root = XmlReader.read(xml.close("Deep").end(), "Root");
    List<String> read =
        root.all("Deep").getFirst().all("Value").stream().map(XmlNode::text).toList();
    assertThat(read).isEqualTo(values);
  }

  @Property(tries = 2)
  void muchIsReadInTime(@ForAll("huge") String input) {
    List<String> documents =
        List.of(
            "<Delete>" + input + "</Delete>",
            "<Delete a='" + input + "'/>",
            "<Delete " + input,
            "<!DOCTYPE a [" + input + "]><Delete/>",
            "<Delete>" + input);
    for (String document : documents) {
      Buffer bytes = Buffer.buffer(document.getBytes(StandardCharsets.ISO_8859_1));
      assertLinear(() -> readOrRefuse(bytes));
    }
  }

  @Provide
  Arbitrary<String> encoding() {
    return Arbitraries.of("ISO-8859-1", "UTF-8", "UTF-16", "UTF-16LE", "UTF-32BE");
  }

  /** Text that XML 1.0 can say; a carriage return it would read as a line's end. */
  @Provide
  Arbitrary<List<String>> values() {
    return Inputs.words()
        .map(text ->
            text.codePoints()
                .filter(c -> c >= ' ' || c == '\t' || c == '\n')
                .filter(c -> c != 0xfffe && c != 0xffff && c != 0x7f)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString())
        .list()
        .ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> inputs() {
    String attributes =
        IntStream.range(0, 300)
            .mapToObj(i -> " xmlns:a" + i + "=\"u" + i + "\" a" + i + ":b=\"\"")
            .reduce("", String::concat);
    return Arbitraries.oneOf(
        Inputs.near(
            DELETE,
            "<Delete" + attributes + "/>",
            "<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY % d SYSTEM \"file:///e\">]><Delete>&b;</Delete>",
            "<Delete><![CDATA[a]]>&lt;<?pi x?></Delete>",
            "<?xml version=\"1.1\" encoding=\"UTF-16\" standalone='no'?><Delete/>"),
        Inputs.of(
            "<Delete>",
            "</Delete>",
            "<a",
            ">",
            "/>",
            " b='c'",
            "<?xml version='1.0'?>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "&amp;",
            "&#0;",
            "&#x110000;",
            "&x;",
            "<!DOCTYPE",
            "n".repeat(1100),
            "<n:n",
            "\0",
            "\ufeff",
            "\ud800"),
        Inputs.text());
  }

  @Provide
  Arbitrary<String> huge() {
    return Inputs.huge("<a>b</a>", "<a/>", "&amp;", "<![CDATA[x]]>", "<!---->", "<?p?>", "x", " ");
  }
}
