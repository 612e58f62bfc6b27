package io.sluice.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What there is to recognise text in pictures with.
 *
 * @param languages as Tesseract takes them; empty where nothing can be recognised
 * @param problem what the operator should know, and do; empty where all is well
 */
record Ocr(String languages, String problem) {
  private static final long ASK_S = 20;

  boolean usable() {
    return !languages.isEmpty();
  }

  static Ocr off(String problem) {
    return new Ocr("", problem);
  }

  /** Asks Tesseract for its languages. */
  static Ocr find(String wanted) throws InterruptedException {
    Set<String> installed;
    try {
      installed = installed();
    } catch (IOException e) {
      return off(
          "no text is recognised in pictures: Tesseract is not installed"
              + " (tesseract-ocr and tesseract-ocr-deu on Debian)");
    }
    return chosen(wanted, installed);
  }

  static Ocr chosen(String wanted, Set<String> installed) {
    Set<String> usable = new LinkedHashSet<>(Arrays.asList(wanted.split("\\+")));
    Set<String> missing = new LinkedHashSet<>(usable);
    missing.removeAll(installed);
    usable.retainAll(installed);
    if (missing.isEmpty()) {
      return new Ocr(wanted, "");
    }
    String packages = "tesseract-ocr-" + String.join(", tesseract-ocr-", missing);
    return new Ocr(
        String.join("+", usable),
        usable.isEmpty()
            ? "no text is recognised in pictures: Tesseract has none of the languages "
                + wanted
                + " ("
                + packages
                + " on Debian)"
            : "text in pictures is recognised as "
                + String.join("+", usable)
                + " only: Tesseract"
                + " lacks "
                + String.join(", ", missing)
                + " ("
                + packages
                + " on Debian)");
  }

  private static Set<String> installed() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("tesseract", "--list-langs").redirectErrorStream(true).start();
    process.getOutputStream().close();
    if (!process.waitFor(ASK_S, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("tesseract does not answer");
    }
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return Set.copyOf(new LinkedHashSet<>(answer.lines().map(String::strip).toList()));
  }
}
