package io.sluice.gateway.s3.xml;

import io.vertx.core.buffer.Buffer;

/** Writes a document of S3 from its beginning to its end. Escapes whatever it is given. */
public final class XmlWriter {
  /** How each document begins. */
  public static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

  private final StringBuilder text;
  private final String root;

  private XmlWriter(String root, String attributes, int size) {
    this.text = new StringBuilder(size).append(HEAD);
    this.root = root;
    text.append('<').append(root).append(attributes).append('>');
  }

  /** Begins a result, which lives in the namespace of S3. */
  public static XmlWriter result(String root) {
    return new XmlWriter(root, " xmlns=\"" + NAMESPACE + "\"", 1024);
  }

  /** Begins an error, which lives in none. */
  public static XmlWriter error() {
    return new XmlWriter("Error", "", 512);
  }

  public XmlWriter open(String name) {
    text.append('<').append(name).append('>');
    return this;
  }

  /** With attributes as they are to be written. */
  public XmlWriter open(String name, String attributes) {
    text.append('<').append(name).append(' ').append(attributes).append('>');
    return this;
  }

  public XmlWriter close(String name) {
    text.append("</").append(name).append('>');
    return this;
  }

  public XmlWriter element(String name, String value) {
    open(name);
    escape(value);
    return close(name);
  }

  public XmlWriter element(String name, long value) {
    open(name);
    text.append(value);
    return close(name);
  }

  public XmlWriter element(String name, boolean value) {
    open(name);
    text.append(value);
    return close(name);
  }

  /** Text directly in the element that is open. */
  public XmlWriter text(String value) {
    escape(value);
    return this;
  }

  /** Nothing where the value is empty. */
  public XmlWriter optional(String name, String value) {
    return value.isEmpty() ? this : element(name, value);
  }

  /** Ends the document. */
  public Buffer end() {
    close(root);
    return Buffer.buffer(text.toString());
  }

  private void escape(String value) {
    int done = 0;
    for (int i = 0; i < value.length(); i++) {
      String escaped = escaped(value.charAt(i));
      if (escaped != null) {
        text.append(value, done, i).append(escaped);
        done = i + 1;
      }
    }
    text.append(value, done, value.length());
  }

  /** Control characters are no XML 1.0, but a listing must name every key, and AWS does so too. */
  private static String escaped(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      default -> c < ' ' || c == 0x7f || c >= 0xfffe ? "&#" + (int) c + ";" : null;
    };
  }
}
