package io.sluice.gateway.doctor;

import io.sluice.gateway.config.ExtractConfig;
import io.sluice.gateway.config.SluiceConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Text in pictures is found only where Tesseract is, with the languages that are asked for. */
final class RecognitionCheck implements Examination {

  @Override
  public List<Diagnosis> examine(SluiceConfig config) {
    ExtractConfig extract = config.extract();
    if (!config.index().isOn() || !extract.ocr()) {
      return List.of(Diagnosis.ok("no text in pictures is to be recognised"));
    }
    Optional<String> listed = Command.output("tesseract", "--list-langs");
    return List.of(
        listed
            .map(languages -> languages(extract, languages))
            .orElseGet(() ->
                Diagnosis.warn(
                    "tesseract is not installed: scanned pages are found by name only",
                    "apt-get install tesseract-ocr tesseract-ocr-deu")));
  }

  private static Diagnosis languages(ExtractConfig extract, String listed) {
    List<String> there = listed.lines().map(String::strip).toList();
    List<String> missing =
        Stream.of(extract.ocrLanguages().split("\\+", -1))
            .filter(language -> !there.contains(language))
            .toList();
    return missing.isEmpty()
        ? Diagnosis.ok("text in pictures is recognised in " + extract.ocrLanguages())
        : Diagnosis.warn(
            "tesseract lacks " + String.join(", ", missing),
            "apt-get install tesseract-ocr-" + missing.getFirst());
  }
}
