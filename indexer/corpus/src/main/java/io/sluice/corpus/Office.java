package io.sluice.corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.Units;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Documents of office programs. */
final class Office {
  private Office() {}

  static byte[] docx(String word) throws IOException {
    try (XWPFDocument document = new XWPFDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.createParagraph().createRun().setText(Corpus.prose(word));
      document.write(out);
      return out.toByteArray();
    }
  }

  static byte[] withPicture(String word) throws IOException {
    try (XWPFDocument document = new XWPFDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document
          .createParagraph()
          .createRun()
          .addPicture(
              new ByteArrayInputStream(Pictures.png(Corpus.prose(word))),
              org.apache.poi.common.usermodel.PictureType.PNG,
              "picture.png",
              Units.toEMU(300),
              Units.toEMU(200));
      document.write(out);
      return out.toByteArray();
    } catch (InvalidFormatException e) {
      throw new IOException(e);
    }
  }

  static byte[] xlsx(String word) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      book.createSheet("Eins").createRow(0).createCell(0).setCellValue(word);
      book.write(out);
      return out.toByteArray();
    }
  }

  static byte[] pptx(String word) throws IOException {
    try (XMLSlideShow show = new XMLSlideShow();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      show.createSlide().createTextBox().setText(Corpus.prose(word));
      show.write(out);
      return out.toByteArray();
    }
  }

  /** Opens with the password {@code secret} only. */
  static byte[] encrypted(byte[] document) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("secret");
      try (OPCPackage plain = OPCPackage.open(new ByteArrayInputStream(document));
          var locked = encryptor.getDataStream(files)) {
        plain.save(locked);
      }
      files.writeFilesystem(out);
      return out.toByteArray();
    } catch (InvalidFormatException | java.security.GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
