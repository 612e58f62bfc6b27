package io.sluice.lucene.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Text to words, for documents and for queries. A document's words are in its language, or in all
 * where that is unknown; a query's in all, as terms of the same field: one lookup for each form
 * finds documents of any language.
 */
public final class Analysis {
  private final Analyzer any = new WordAnalyzer(Language.ALL, false);
  private final Analyzer none = new WordAnalyzer(Set.of(), false);
  private final Map<Language, Analyzer> one = new EnumMap<>(Language.class);
  private final Analyzer asked = new WordAnalyzer(Language.ALL, true);
  private final ThreadLocal<Forms> forms = ThreadLocal.withInitial(() -> new Forms(Set.of(), true));

  public Analysis() {
    for (Language language : Language.ALL) {
      one.put(language, new WordAnalyzer(EnumSet.of(language), false));
    }
  }

  /**
   * The words of a document's field. To be read before another of the same field is begun.
   *
   * @param language ISO 639-1, where it is known
   */
  public TokenStream document(
      String field, String text, Optional<String> language, Vocabulary vocabulary) {
    Set<Language> languages = Language.of(language);
    TokenStream words = analyzer(languages).tokenStream(field, text);
    return new Recording(words, vocabulary, languages.contains(Language.GERMAN));
  }

  private Analyzer analyzer(Set<Language> languages) {
    return switch (languages.size()) {
      case 0 -> none;
      case 1 -> one.get(languages.iterator().next());
      default -> any;
    };
  }

  /** The words that somebody asks for; none where there is nothing but punctuation. */
  public List<AskedWord> query(String text) {
    List<List<String>> positions = positions(text);
    // Who types an umlaut also means its other spelling; the other way round the index knows.
    List<List<String>> spelled = positions(spelledOut(text));
    boolean alike = spelled.size() == positions.size();
    List<AskedWord> words = new ArrayList<>();
    for (int i = 0; i < positions.size(); i++) {
      words.add(word(positions.get(i), alike ? spelled.get(i) : positions.get(i)));
    }
    return words;
  }

  private AskedWord word(List<String> forms, List<String> spelled) {
    String folded = forms.getFirst();
    Set<String> exact = new LinkedHashSet<>();
    exact.add(folded);
    exact.add(spelled.getFirst());
    exact.add(this.forms.get().umlautsFolded(folded));
    Set<String> all = new LinkedHashSet<>(exact);
    String stem = folded;
    for (String form : forms.subList(1, forms.size())) {
      all.add(form);
      all.add(form.substring(1));
      stem = form.charAt(0) == Language.GERMAN.mark() ? form.substring(1) : stem;
    }
    return new AskedWord(folded, List.copyOf(exact), List.copyOf(all), stem);
  }

  private List<List<String>> positions(String text) {
    List<List<String>> positions = new ArrayList<>();
    read(asked, text, place -> positions.add(place.forms));
    return positions;
  }

  /** Reads a text whose language need not be known, word by word, until it is told to stop. */
  public void read(String text, Predicate<Place> more) {
    read(any, text, more);
  }

  private static void read(Analyzer analyzer, String text, Predicate<Place> more) {
    try (TokenStream words = analyzer.tokenStream("", text)) {
      CharTermAttribute term = words.getAttribute(CharTermAttribute.class);
      PositionIncrementAttribute step = words.getAttribute(PositionIncrementAttribute.class);
      OffsetAttribute offset = words.getAttribute(OffsetAttribute.class);
      words.reset();
      Place place = null;
      boolean goesOn = true;
      while (goesOn && words.incrementToken()) {
        if (place == null || step.getPositionIncrement() > 0) {
          goesOn = place == null || more.test(place);
          place = new Place(new ArrayList<>(), offset.startOffset(), offset.endOffset());
        }
        place.forms.add(term.toString());
      }
      if (goesOn && place != null) {
        boolean _ = more.test(place);
      }
      words.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A word of a text.
   *
   * @param forms the folded one first
   * @param start in characters
   */
  public record Place(List<String> forms, int start, int end) {}

  private static String spelledOut(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replace("ä", "ae")
        .replace("ö", "oe")
        .replace("ü", "ue")
        .replace("Ä", "Ae")
        .replace("Ö", "Oe")
        .replace("Ü", "Ue");
  }

  /** Without case and accents, as a whole. */
  public static String folded(String text) {
    return Forms.folded(text);
  }

  /**
   * A word of a query.
   *
   * @param folded without case and accents
   * @param exact the ways in which this very word is spelled
   * @param all these, and its stems
   * @param stem what it is as part of a compound
   */
  public record AskedWord(String folded, List<String> exact, List<String> all, String stem) {}
}
