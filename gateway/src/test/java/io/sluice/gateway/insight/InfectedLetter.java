package io.sluice.gateway.insight;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.scanner.contract.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A letter with a word of its own, into which somebody put EICAR's test file. */
final class InfectedLetter {
  /** What is found only if its text was indexed. */
  static final String WORD = "Begleitschreibenwort";

  private static final int FRAME = 4096;

  private InfectedLetter() {}

  /** As a docx, with a picture of so many bytes before the virus. */
  static byte[] docx(int padding) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(padding + FRAME);
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      add(zip, "[Content_Types].xml", types());
      add(zip, "_rels/.rels", relations());
      add(zip, "word/document.xml", document());
      add(zip, "word/media/picture.png", Samples.random(padding, padding));
      add(zip, "word/embeddings/attached.com", Samples.eicar());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
  }

  private static byte[] types() {
    String word =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    return xml(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\""
            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"png\" ContentType=\"image/png\"/>"
            + "<Default Extension=\"com\" ContentType=\"application/octet-stream\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType=\""
            + word
            + "\"/></Types>");
  }

  private static byte[] relations() {
    String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    return xml(
        "<Relationships"
            + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"r1\" Type=\""
            + office
            + "officeDocument\" Target=\"word/document.xml\"/></Relationships>");
  }

  private static byte[] document() {
    return xml(
        "<w:document"
            + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
            + "<w:body><w:p><w:r><w:t>"
            + WORD
            + "</w:t></w:r></w:p></w:body></w:document>");
  }

  private static byte[] xml(String text) {
    return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text).getBytes(UTF_8);
  }
}
