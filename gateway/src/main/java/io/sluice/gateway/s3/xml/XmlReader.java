package io.sluice.gateway.s3.xml;

import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads small documents of strangers: no DTD, no entities but the five, nothing fetched, nothing
 * deep. The size is bounded by whoever reads the body.
 */
public final class XmlReader {
  private static final int DEPTH_MAX = 8;

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
          FACTORY.get().createXMLStreamReader(new ByteArrayInputStream(document.getBytes()));
      XmlNode node = new XmlReader(reader).document();
      if (node.name().equals(root)) {
        return node;
      }
      throw S3ErrorCode.MALFORMED_XML.failure(
          "The document begins with " + node.name() + " where " + root + " is expected.");
    } catch (S3Failure refused) {
      throw refused;
    } catch (XMLStreamException | RuntimeException e) {
      // The JDK's reader fails with whatever it stumbles over, lacking words for some faults.
      throw S3ErrorCode.MALFORMED_XML.failure();
    }
  }

  private XmlNode document() throws XMLStreamException {
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
