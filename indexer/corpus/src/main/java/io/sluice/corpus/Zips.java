package io.sluice.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives, and documents that are some. */
final class Zips {
  private Zips() {}

  static byte[] of(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      entry(zip, name, content);
    }
    return out.toByteArray();
  }

  /** An archive in an archive. */
  static byte[] nested(String word) throws IOException {
    byte[] inner = of("innen/liste.txt", Corpus.prose(word).getBytes(UTF_8));
    return of("innen.zip", inner);
  }

  /** Archives in each other. */
  static byte[] deep(int levels, String word) throws IOException {
    byte[] content = of("liste.txt", Corpus.prose(word).getBytes(UTF_8));
    for (int i = 1; i < levels; i++) {
      content = of("ebene" + i + ".zip", content);
    }
    return content;
  }

  /** Many entries that are small as a file. */
  static byte[] many(int count, String word) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < count; i++) {
        entry(zip, "datei" + i + ".txt", (word + i).getBytes(UTF_8));
      }
    }
    return out.toByteArray();
  }

  /** Archives of archives of spaces: gigabytes out of kilobytes. */
  static byte[] bomb() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.putNextEntry(new ZipEntry("leer.txt"));
      byte[] spaces = " a".repeat(512 * 1024).getBytes(UTF_8);
      for (int i = 0; i < 200; i++) {
        zip.write(spaces);
      }
    }
    return copies(copies(packed.toByteArray()));
  }

  private static byte[] copies(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < 20; i++) {
        entry(zip, "kopie" + i + ".zip", content);
      }
    }
    return out.toByteArray();
  }

  /** An entry whose head says that it opens with a password. */
  static byte[] encrypted(String name) throws IOException {
    byte[] zip = stored(name, "Unlesbares".repeat(20).getBytes(UTF_8));
    zip[6] |= 1;
    int directory = new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    zip[directory + 8] |= 1;
    return zip;
  }

  static byte[] odt(String word) throws IOException {
    String content =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content"
            + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body>"
            + "<office:text><text:p>"
            + Corpus.prose(word)
            + "</text:p></office:text></office:body></office:document-content>";
    return typed("application/vnd.oasis.opendocument.text", "content.xml", content);
  }

  static byte[] epub(String word) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      plain(zip, "mimetype", "application/epub+zip".getBytes(UTF_8));
      entry(
          zip,
          "META-INF/container.xml",
          ("<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" version=\"1.0\">"
                  + "<rootfiles><rootfile full-path=\"b.opf\""
                  + " media-type=\"application/oebps-package+xml\"/></rootfiles></container>")
              .getBytes(UTF_8));
      entry(
          zip,
          "b.opf",
          ("<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"2.0\"><manifest>"
                  + "<item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/>"
                  + "</manifest><spine><itemref idref=\"a\"/></spine></package>")
              .getBytes(UTF_8));
      entry(
          zip,
          "a.xhtml",
          ("<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>a</title></head><body><p>"
                  + Corpus.prose(word)
                  + "</p></body></html>")
              .getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  private static byte[] typed(String type, String name, String content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      plain(zip, "mimetype", type.getBytes(UTF_8));
      entry(zip, name, content.getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  private static byte[] stored(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      plain(zip, name, content);
    }
    return out.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static void plain(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
