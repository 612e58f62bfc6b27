package io.sluice.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Documents of PDF. */
final class Pdfs {
  private Pdfs() {}

  static byte[] text(String word) throws IOException {
    return pages(1, word);
  }

  static byte[] pages(int count, String word) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 1; i < count; i++) {
        write(document, "Seite " + i);
      }
      write(document, word);
      return bytes(document);
    }
  }

  /** A picture of text, as from a scanner. */
  static byte[] scanned(String word) throws IOException {
    return scanned(word, 1);
  }

  static byte[] scanned(String word, int pages) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        picture(document, word);
      }
      return bytes(document);
    }
  }

  /** A page with text, and one without. */
  static byte[] mixed(String written, String scanned) throws IOException {
    try (PDDocument document = new PDDocument()) {
      write(document, written);
      picture(document, scanned);
      return bytes(document);
    }
  }

  /** A page of five metres without text. */
  static byte[] poster() throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage(new PDRectangle(14_400, 14_400)));
      return bytes(document);
    }
  }

  static byte[] encrypted(String word) throws IOException {
    try (PDDocument document = new PDDocument()) {
      write(document, word);
      document.protect(new StandardProtectionPolicy("owner", "secret", new AccessPermission()));
      return bytes(document);
    }
  }

  private static void write(PDDocument document, String text) throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(new PDType1Font(FontName.HELVETICA), 12);
      content.newLineAtOffset(60, 700);
      content.showText(text + " steht auf dieser Seite geschrieben");
      content.endText();
    }
  }

  private static void picture(PDDocument document, String word) throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    var image = LosslessFactory.createFromImage(document, Pictures.of(Corpus.prose(word)));
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.drawImage(image, 30, 500, 530, 300);
    }
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }
}
