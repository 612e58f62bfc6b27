package io.sluice.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** One healthy document of each kind that people store, each with a word of its own. */
public final class Corpus {
  private static final String WORD = "application/vnd.openxmlformats-officedocument.";

  private Corpus() {}

  /**
   * Writes all of them into a folder, for those who have not the libraries that make them: {@code
   * java … Corpus DIR}. A file {@code words} has a line for each: its name, a tab, its word. Poison
   * goes into a folder of its own.
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Path poison = Files.createDirectories(folder.resolve("poison"));
    StringBuilder words = new StringBuilder();
    for (Sample sample : all()) {
      Files.write(folder.resolve(sample.name()), sample.bytes());
      words.append(sample.name()).append('\t').append(sample.word()).append('\n');
    }
    Files.writeString(folder.resolve("words"), words);
    for (Sample sample : Poison.quick()) {
      Files.write(poison.resolve(sample.name()), sample.bytes());
    }
    Files.write(poison.resolve("bomb.zip"), Poison.zipBomb());
  }

  /** Without those whose text is in pictures. */
  public static List<Sample> texts() throws IOException {
    return List.of(
        sample("letter.docx", WORD + "wordprocessingml.document", "Rauhreifwiese", Office::docx),
        sample("sums.xlsx", WORD + "spreadsheetml.sheet", "Kornblumenblau", Office::xlsx),
        sample("talk.pptx", WORD + "presentationml.presentation", "Distelfalter", Office::pptx),
        sample("letter.odt", "application/vnd.oasis.opendocument.text", "Mohnfeldweg", Zips::odt),
        sample("paper.pdf", "application/pdf", "Wacholderheide", Pdfs::text),
        sample("page.html", "text/html", "Schlüsselblume", Corpus::html),
        sample("notes.txt", "text/plain", "Königskerze", word -> prose(word).getBytes(UTF_8)),
        sample("old.txt", "text/plain", "Löwenzahn", word -> prose(word).getBytes(ISO_8859_1)),
        sample("table.csv", "text/csv", "Ackerwinde", Corpus::csv),
        sample("letter.rtf", "application/rtf", "Sumpfdotter", Corpus::rtf),
        sample("book.epub", "application/epub+zip", "Hahnenfuss", Zips::epub),
        sample("mail.eml", "message/rfc822", "Fingerhut", Corpus::mail),
        sample("folders.zip", "application/zip", "Schafgarbe", Zips::nested));
  }

  /** Whose text has to be recognised. */
  public static List<Sample> pictures() throws IOException {
    return List.of(
        sample("scan.pdf", "application/pdf", "Größenänderung", Pdfs::scanned),
        sample("sign.png", "image/png", "Straßenbahn", word -> Pictures.png(prose(word))),
        sample("photo.jpg", "image/jpeg", "Windmühle", word -> Pictures.jpeg(prose(word))),
        sample(
            "report.docx", WORD + "wordprocessingml.document", "Leuchtturm", Office::withPicture));
  }

  public static List<Sample> all() throws IOException {
    return java.util.stream.Stream.concat(texts().stream(), pictures().stream()).toList();
  }

  /** A few sentences, so that a language can be told. */
  public static String prose(String word) {
    return "Sehr geehrte Damen und Herren,\nwir haben heute über das Wort "
        + word
        + " gesprochen,\ndas in keinem anderen Schreiben zu finden ist.\nMit freundlichen Grüßen";
  }

  private static byte[] html(String word) {
    return ("<!doctype html><html><head><meta charset=utf-8><title>Eine Seite</title></head><body><p>"
            + prose(word)
            + "</p></body></html>")
        .getBytes(UTF_8);
  }

  private static byte[] csv(String word) {
    return ("Name,Menge\n" + word + ",12\nandere,13\n").getBytes(UTF_8);
  }

  private static byte[] rtf(String word) {
    return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\f0 Guten Tag, " + word + "\\par}")
        .getBytes(UTF_8);
  }

  private static byte[] mail(String word) {
    String attached = Base64.getMimeEncoder().encodeToString(prose(word).getBytes(UTF_8));
    return """
    From: a@example.org
    To: b@example.org
    Subject: Unterlagen
    Date: Mon, 3 Mar 2025 10:00:00 +0100
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="x"

    --x
    Content-Type: text/plain; charset=utf-8

    Anbei die Unterlagen.
    --x
    Content-Type: text/plain; charset=utf-8; name="anlage.txt"
    Content-Disposition: attachment; filename="anlage.txt"
    Content-Transfer-Encoding: base64

    %s
    --x--
    """
        .formatted(attached)
        .replace("\n", "\r\n")
        .getBytes(UTF_8);
  }

  private static Sample sample(String name, String contentType, String word, Maker maker)
      throws IOException {
    return new Sample(name, contentType, maker.make(word), word);
  }

  /** Makes a document around a word. */
  @FunctionalInterface
  interface Maker {
    byte[] make(String word) throws IOException;
  }
}
