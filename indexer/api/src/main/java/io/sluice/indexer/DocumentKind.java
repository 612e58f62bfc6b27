package io.sluice.indexer;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What people call a kind of document; {@link Facet#TYPE} counts them. */
public enum DocumentKind {
  PDF,
  /** Plain text and source code. */
  TEXT,
  /** What a word processor writes. */
  DOCUMENT,
  SPREADSHEET,
  PRESENTATION,
  /** Pages of the web. */
  WEB,
  MAIL,
  IMAGE,
  AUDIO,
  VIDEO,
  ARCHIVE,
  /** Data for programs: JSON, XML, CSV, databases, Parquet, ... */
  DATA,
  OTHER;

  private static final Set<String> MAIL_TYPES =
      Set.of("message/rfc822", "application/vnd.ms-outlook", "application/mbox");
  private static final Set<String> WEB_TYPES = Set.of("text/html", "application/xhtml+xml");
  private static final Set<String> DATA_TYPES =
      Set.of(
          "text/csv",
          "text/xml",
          "text/tab-separated-values",
          "application/json",
          "application/xml",
          "application/yaml",
          "application/x-hdf",
          "application/x-netcdf",
          "application/x-sqlite3");
  private static final Set<String> ARCHIVE_TYPES =
      Set.of(
          "application/zip",
          "application/gzip",
          "application/x-tar",
          "application/x-gtar",
          "application/x-bzip2",
          "application/x-xz",
          "application/x-7z-compressed",
          "application/x-rar-compressed",
          "application/vnd.rar",
          "application/zstd",
          "application/java-archive");

  /** As it is written in queries and answers. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of a content type.
   *
   * @param contentType lower case and without parameters
   */
  public static DocumentKind of(String contentType) {
    if (contentType.equals("application/pdf")) {
      return PDF;
    }
    if (WEB_TYPES.contains(contentType)) {
      return WEB;
    }
    if (MAIL_TYPES.contains(contentType)) {
      return MAIL;
    }
    if (ARCHIVE_TYPES.contains(contentType)) {
      return ARCHIVE;
    }
    if (DATA_TYPES.contains(contentType) || contentType.endsWith("+json")) {
      return DATA;
    }
    return ofOffice(contentType);
  }

  private static DocumentKind ofOffice(String type) {
    if (holdsAny(type, List.of("spreadsheet", "ms-excel"))) {
      return SPREADSHEET;
    }
    if (holdsAny(type, List.of("presentation", "ms-powerpoint"))) {
      return PRESENTATION;
    }
    if (holdsAny(
        type,
        List.of("wordprocessing", "msword", "opendocument.text", "rtf", "ms-word", "epub+zip"))) {
      return DOCUMENT;
    }
    return ofFamily(type.substring(0, Math.max(0, type.indexOf('/'))));
  }

  private static DocumentKind ofFamily(String family) {
    return switch (family) {
      case "text" -> TEXT;
      case "image" -> IMAGE;
      case "audio" -> AUDIO;
      case "video" -> VIDEO;
      default -> OTHER;
    };
  }

  private static boolean holdsAny(String type, List<String> parts) {
    return parts.stream().anyMatch(type::contains);
  }
}
