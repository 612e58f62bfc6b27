package io.sluice.gateway.s3.xml;

import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import io.vertx.core.buffer.Buffer;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads small documents of strangers: UTF-8, no DTD, no entities but the five, nothing fetched,
 * nothing deep. The size is bounded by whoever reads the body.
 */
public final class XmlReader {
  private static final int DEPTH_MAX = 8;

  /** UTF-8 and a part of it. */
  private static final Set<String> ENCODINGS = Set.of("utf-8", "us-ascii");

  private static final ThreadLocal<XMLInputFactory> FACTORY =
      ThreadLocal.withInitial(XmlReader::factory);

  /** 10,000 parts with all that can be said of each. */
  private static final int ELEMENTS_MAX = 100_000;

  private final XMLStreamReader reader;
  private int elements;

  private XmlReader(XMLStreamReader reader) {
    this.reader = reader;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** The root, which must have that name; else fails with MalformedXML. */
  public static XmlNode read(Buffer document, String root) {
    try {
      XMLStreamReader reader =
          FACTORY.get().createXMLStreamReader(new StringReader(text(document)));
      XmlNode node = new XmlReader(reader).document();
      if (node.name().equals(root)) {
        return node;
      }
      throw S3ErrorCode.MALFORMED_XML.failure(
          "The document begins with " + node.name() + " where " + root + " is expected.");
    } catch (S3Failure refused) {
      throw refused;
    } catch (XMLStreamException | CharacterCodingException | RuntimeException e) {
      // The JDK's reader fails with whatever it stumbles over, lacking words for some faults.
      throw S3ErrorCode.MALFORMED_XML.failure();
    }
  }

  /** The JDK's reader would tell stderr of bytes that are no UTF-8, each time. */
  private static String text(Buffer document) throws CharacterCodingException {
    ByteBuffer bytes = ByteBuffer.wrap(document.getBytes());
    String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private XmlNode document() throws XMLStreamException {
    String encoding = reader.getCharacterEncodingScheme();
    if (encoding != null && !ENCODINGS.contains(encoding.toLowerCase(Locale.ROOT))) {
      throw S3ErrorCode.MALFORMED_XML.failure("Documents are read in UTF-8 here.");
    }
    while (reader.next() != XMLStreamConstants.START_ELEMENT) {
      if (reader.getEventType() == XMLStreamConstants.DTD) {
        throw S3ErrorCode.MALFORMED_XML.failure("Document types are not read here.");
      }
    }
    XmlNode root = element(1);
    while (reader.hasNext()) {
      reader.next();
    }
    return root;
  }

  private XmlNode element(int depth) throws XMLStreamException {
    if (depth > DEPTH_MAX) {
      throw S3ErrorCode.MALFORMED_XML.failure("The document is nested too deeply.");
    }
    if (++elements > ELEMENTS_MAX) {
      throw S3ErrorCode.MALFORMED_XML.failure("The document has too many elements.");
    }
    String name = reader.getLocalName();
    StringBuilder text = new StringBuilder();
    List<XmlNode> children = new ArrayList<>();
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(reader.getText());
        case XMLStreamConstants.ENTITY_REFERENCE -> throw S3ErrorCode.MALFORMED_XML.failure();
        default -> {
          // Comments and processing instructions say nothing.
        }
      }
    }
    return new XmlNode(name, text.toString(), children);
  }
}
