package io.sluice.extract;

import io.sluice.indexer.Extractor.Document;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** Tells kinds of documents, and which of them have no text. */
final class Kinds {
  private static final MimeTypes KNOWN = MimeTypes.getDefaultMimeTypes();

  private static final Set<String> WITHOUT_TEXT = Set.of("video", "audio", "font", "model");

  private static final Set<String> PROGRAMS_AND_DISKS =
      Set.of(
          "application/octet-stream",
          "application/x-elf",
          "application/x-executable",
          "application/x-sharedlib",
          "application/x-object",
          "application/x-coredump",
          "application/x-dosexec",
          "application/x-msdownload",
          "application/x-mach-o",
          "application/x-mach-o-executable",
          "application/java-vm",
          "application/wasm",
          "application/x-iso9660-image",
          "application/x-apple-diskimage",
          "application/x-raw-disk-image",
          "application/x-vhd",
          "application/x-vhdx",
          "application/x-vmdk",
          "application/x-virtualbox-vdi",
          "application/x-qemu-disk",
          "application/x-font-ttf",
          "application/x-font-otf");

  private final boolean ocr;

  /**
   * @param ocr whether pictures have text
   */
  Kinds(boolean ocr) {
    this.ocr = ocr;
  }

  /** By its beginning, and where that says little, by its name and what its sender said. */
  static String of(Document document, Buffer head) {
    Metadata known = new Metadata();
    known.set(TikaCoreProperties.RESOURCE_NAME_KEY, document.name());
    if (!document.contentType().isEmpty()) {
      known.set(Metadata.CONTENT_TYPE, document.contentType());
    }
    try {
      return plain(KNOWN.detect(new ByteArrayInputStream(head.getBytes()), known).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lower case and without parameters. */
  static String plain(String contentType) {
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  boolean hasText(String contentType) {
    MediaType type = MediaType.parse(contentType);
    if (type == null
        || WITHOUT_TEXT.contains(type.getType())
        || PROGRAMS_AND_DISKS.contains(contentType)) {
      return false;
    }
    return ocr || !type.getType().equals("image") || contentType.endsWith("+xml");
  }
}
