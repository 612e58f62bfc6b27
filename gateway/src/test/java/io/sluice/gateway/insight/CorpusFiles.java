package io.sluice.gateway.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.corpus.Corpus;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The documents of the corpus, made by a process that has the libraries for it. */
final class CorpusFiles implements BeforeAllCallback, AfterAllCallback {
  private Path folder;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    folder = Files.createTempDirectory("corpus");
    Path classes =
        Path.of(Corpus.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Process made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "--class-path",
                classes + File.pathSeparator + System.getProperty("sluice.extract.lib") + "/*",
                Corpus.class.getName(),
                folder.toString())
            .inheritIO()
            .start();
    assertThat(made.waitFor()).isZero();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  /** The word that only its body holds, by the name of each healthy document. */
  Map<String, String> words() {
    Map<String, String> words = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(folder.resolve("words"))) {
        String[] columns = line.split("\t", 2);
        words.put(columns[0], columns[1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  byte[] bytes(String name) {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
