package io.sluice.extract.reader;

import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells which language a text is in. */
final class Languages {
  /** Those of Europe and of its neighbours: with more, short texts are taken for rare ones. */
  private static final String KNOWN =
      "ar bg ca cs da de el en es et eu fa fi fr ga gl he hr hu is it ja ko lt lv mk mt nl no pl pt"
          + " ro ru sk sl sq sr sv tr uk zh-CN zh-TW";

  private static final int LETTERS_MIN = 20;

  /** From the beginning of the text; more changes no answer. */
  private static final int CHARACTERS_MAX = 10_000;

  private static final double CERTAINTY_MIN = 0.8;

  private Languages() {}

  static Optional<String> of(String text) {
    String start = text.substring(0, Math.min(text.length(), CHARACTERS_MAX));
    if (start.codePoints().filter(Character::isLetter).limit(LETTERS_MIN).count() < LETTERS_MIN) {
      return Optional.empty();
    }
    return Loaded.DETECTOR.getProbabilities(start).stream()
        .filter(found -> found.getProbability() >= CERTAINTY_MIN)
        .findFirst()
        .map(found -> found.getLocale().getLanguage());
  }

  /** Loaded with the first text that is long enough: it takes a second. */
  private static final class Loaded {
    static final LanguageDetector DETECTOR = load();

    private static LanguageDetector load() {
      try {
        return LanguageDetectorBuilder.create(NgramExtractors.standard())
            .shortTextAlgorithm(50)
            .prefixFactor(1.5)
            .suffixFactor(2.0)
            .probabilityThreshold(0.1)
            .seed(4)
            .withProfiles(
                new LanguageProfileReader()
                    .readBuiltIn(Stream.of(KNOWN.split(" ")).map(LdLocale::fromString).toList()))
            .build();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
