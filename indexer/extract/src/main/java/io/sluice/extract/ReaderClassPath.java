package io.sluice.extract;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the reading processes have on their class path: Tika's parsers, which the gateway lacks. */
final class ReaderClassPath {
  /** Names the folder with them. */
  static final String PROPERTY = "sluice.extract.lib";

  private static final String A_PARSER = "/org/apache/tika/parser/pdf/PDFParser.class";

  private ReaderClassPath() {}

  static String find() throws URISyntaxException {
    String lib = System.getProperty(PROPERTY);
    if (lib != null) {
      return of(Path.of(lib));
    }
    if (ReaderClassPath.class.getResource(A_PARSER) != null) {
      return System.getProperty("java.class.path");
    }
    throw new IllegalStateException(
        "text extraction does not find its libraries: start Sluice by bin/sluice, or say where they"
            + " are with -D"
            + PROPERTY
            + "=indexer/extract/target/lib");
  }

  private static String of(Path lib) throws URISyntaxException {
    if (!Files.isDirectory(lib)) {
      throw new IllegalStateException(
          "text extraction does not find its libraries in "
              + lib
              + ": run 'make build', or correct -D"
              + PROPERTY);
    }
    Path own =
        Path.of(ReaderClassPath.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return own + File.pathSeparator + lib.toAbsolutePath() + "/*";
  }
}
