package io.sluice.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Documents that harm whoever reads them, or cannot be read. */
public final class Poison {
  private Poison() {}

  /** Unpacks to gigabytes. */
  public static byte[] zipBomb() throws IOException {
    return Zips.bomb();
  }

  public static byte[] deepZip(int levels) throws IOException {
    return Zips.deep(levels, "Zuunterst");
  }

  public static byte[] manyEntries(int count) throws IOException {
    return Zips.many(count, "Eintrag");
  }

  public static byte[] longPdf(int pages) throws IOException {
    return Pdfs.pages(pages, "Schlussseite");
  }

  public static byte[] scannedPages(int pages) throws IOException {
    return Pdfs.scanned("Vielseitig", pages);
  }

  /** The first page says one word, and a picture on the second another. */
  public static byte[] mixedPdf(String written, String scanned) throws IOException {
    return Pdfs.mixed(written, scanned);
  }

  /** A page of five metres each way. */
  public static byte[] posterPdf() throws IOException {
    return Pdfs.poster();
  }

  public static byte[] hugePicture(int side) throws IOException {
    return Pictures.huge(side);
  }

  public static byte[] encryptedPdf() throws IOException {
    return Pdfs.encrypted("Verschlossen");
  }

  public static byte[] encryptedDocx() throws IOException {
    return Office.encrypted(Office.docx("Verschlossen"));
  }

  public static byte[] encryptedZip() throws IOException {
    return Zips.encrypted("verschlossen.txt");
  }

  public static byte[] corruptDocx() throws IOException {
    byte[] docx = Office.docx("Zerbrochen");
    return Arrays.copyOf(docx, docx.length / 2);
  }

  public static byte[] corruptPdf() {
    return ("%PDF-1.7\n" + "1 0 obj <</Type /Catalog /Pages 9 0 R>> endobj\nnichts davon stimmt")
        .getBytes(UTF_8);
  }

  /** All of those that say at once what is wrong with them. */
  public static List<Sample> quick() throws IOException {
    return List.of(
        new Sample("locked.pdf", "application/pdf", encryptedPdf(), ""),
        new Sample("locked.zip", "application/zip", encryptedZip(), ""),
        new Sample("broken.pdf", "application/pdf", corruptPdf(), ""),
        new Sample("deep.zip", "application/zip", deepZip(60), ""));
  }
}
