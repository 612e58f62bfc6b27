package io.sluice.gateway.s3.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.gateway.s3.error.S3Failure;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {

  @Test
  void writesWithTheNamespaceOfS3() {
    Buffer xml = XmlWriter.result("R").element("A", "b").optional("C", "").element("D", 7).end();
    assertThat(xml.toString())
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<R xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><A>b</A><D>7</D></R>");
  }

  @Test
  void escapesWhatXmlCannotSay() {
    Buffer xml = XmlWriter.error().element("K", "<&>\"'\n\r\t\u0001ü😀").end();
    assertThat(xml.toString()).contains("<K>&lt;&amp;&gt;&quot;'&#10;&#13;&#9;&#1;ü😀</K>");
  }

  @Test
  void readsElementsWhateverTheirNamespace() {
    XmlNode node = read("<a:X xmlns:a='u'><a:K>1 &lt;<![CDATA[&]]></a:K><!-- c --><K>2</K></a:X>");
    assertThat(node.child("K")).contains("1 <&");
    assertThat(node.all("K")).extracting(XmlNode::text).containsExactly("1 <&", "2");
    assertThat(node.child("L")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<X>",
        "<X></Y>",
        "<Y/>",
        "text",
        "<X/><X/>",
        "<!DOCTYPE X [<!ENTITY e 'v'>]><X>&e;</X>",
        "<!DOCTYPE X SYSTEM 'file:///etc/passwd'><X/>",
        "<!DOCTYPE X [\u00ff!ENTITY e 'v'>]><X/>",
        "<?xml version='1.0' encoding='ISO-8859-1'?><X/>",
        "<X>&unknown;</X>",
        "<X>&#1;</X>",
        "<X><a><a><a><a><a><a><a><a/></a></a></a></a></a></a></a></X>"
      })
  void refusesWhatIsNotThatDocument(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(S3Failure.class);
  }

  @Test
  void refusesWhatIsNoUtf8AndSaysSoToNobodyElse() {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      Buffer document = Buffer.buffer("<X>").appendByte((byte) 0xff).appendString("</X>");
      assertThatThrownBy(() -> XmlReader.read(document, "X")).isInstanceOf(S3Failure.class);
    } finally {
      System.setErr(before);
    }
    assertThat(said.size()).isZero();
  }

  @Test
  void readsBehindAByteOrderMark() {
    assertThat(read("\ufeff<?xml version='1.0' encoding='UTF-8'?><X>ü</X>").text()).isEqualTo("ü");
  }

  @Test
  void refusesMoreElementsThanAnyDocumentNeeds() {
    assertThatThrownBy(() -> read("<X>" + "<a/>".repeat(100_000) + "</X>"))
        .isInstanceOf(S3Failure.class);
  }

  private static XmlNode read(String text) {
    return XmlReader.read(Buffer.buffer(text), "X");
  }
}
