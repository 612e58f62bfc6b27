package io.sluice.lucene;

import io.sluice.lucene.analysis.Analysis;
import io.sluice.lucene.analysis.Analysis.AskedWord;
import io.sluice.lucene.analysis.Compounds;
import io.sluice.lucene.analysis.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;

/**
 * Words, phrases and beginnings as Lucene looks for them. A word in a name says more of a document
 * than one in its text; all its places count. Empty where there is nothing to look for but
 * punctuation.
 */
final class WordQueries {
  private static final Map<String, Float> PLACES =
      Map.of(Fields.NAME, 4f, Fields.TITLE, 3f, Fields.ABOUT, 1.5f, Fields.CONTENT, 1f);
  private static final float PART = 0.3f;

  private final Analysis analysis;

  WordQueries(Analysis analysis) {
    this.analysis = analysis;
  }

  /** A word anywhere, also as part of a compound. */
  Optional<Query> word(String text) {
    List<AskedWord> words = analysis.query(text);
    if (words.size() != 1) {
      return words.isEmpty() ? Optional.empty() : Optional.of(everywhere(f -> sequence(f, words)));
    }
    AskedWord word = words.getFirst();
    BooleanQuery.Builder places = places(field -> forms(field, word));
    part(word).ifPresent(part -> places.add(part, Occur.SHOULD));
    return Optional.of(places.build());
  }

  Optional<Query> phrase(String text) {
    List<AskedWord> words = analysis.query(text);
    return words.isEmpty() ? Optional.empty() : Optional.of(everywhere(f -> phrase(f, words)));
  }

  /** What begins like this; several words as a sequence, the last only begun. */
  Optional<Query> prefix(String text) {
    List<AskedWord> words = analysis.query(text);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    words.subList(0, words.size() - 1).stream()
        .map(word -> everywhere(field -> forms(field, word)))
        .forEach(word -> all.add(word, Occur.MUST));
    return Optional.of(all.add(beginning(words.getLast()), Occur.MUST).build());
  }

  /** The same in one field only. */
  Optional<Query> in(String field, String text, boolean prefix) {
    List<AskedWord> words = analysis.query(text);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    if (!prefix) {
      return Optional.of(sequence(field, words));
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    words.subList(0, words.size() - 1).forEach(word -> all.add(forms(field, word), Occur.MUST));
    String begun = words.getLast().folded();
    return Optional.of(all.add(new PrefixQuery(new Term(field, begun)), Occur.MUST).build());
  }

  private static Query everywhere(Function<String, Query> in) {
    return places(in).build();
  }

  /** A sum, for which Lucene knows how to leave out what cannot be among the best. */
  private static BooleanQuery.Builder places(Function<String, Query> in) {
    BooleanQuery.Builder places = new BooleanQuery.Builder();
    PLACES.forEach(
        (field, boost) -> places.add(new BoostQuery(in.apply(field), boost), Occur.SHOULD));
    return places;
  }

  static Query forms(String field, AskedWord word) {
    SynonymQuery.Builder forms = new SynonymQuery.Builder(field);
    word.all().forEach(form -> forms.addTerm(new Term(field, form)));
    return forms.build();
  }

  /** What was typed as one word and is several: they follow each other, in any of their forms. */
  static Query sequence(String field, List<AskedWord> words) {
    return words.size() == 1
        ? forms(field, words.getFirst())
        : following(field, words, AskedWord::all);
  }

  /** Words as they are spelled. */
  static Query phrase(String field, List<AskedWord> words) {
    return following(field, words, AskedWord::exact);
  }

  private static Query following(
      String field, List<AskedWord> words, Function<AskedWord, List<String>> spellings) {
    MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
    for (AskedWord word : words) {
      phrase.add(spellings.apply(word).stream().map(s -> new Term(field, s)).toArray(Term[]::new));
    }
    return phrase.build();
  }

  private static Query beginning(AskedWord word) {
    String begun = word.folded();
    if (begun.codePointCount(0, begun.length()) <= Vocabulary.BEGINNING_MAX) {
      return new ConstantScoreQuery(new TermQuery(new Term(Fields.BEGINNING, begun)));
    }
    return everywhere(field -> new PrefixQuery(new Term(field, begun)));
  }

  private static Optional<Query> part(AskedWord word) {
    String part = word.stem();
    if (!Compounds.mayBePart(part)) {
      return Optional.empty();
    }
    Automaton rest =
        Operations.union(
            List.of(
                Automata.makeEmptyString(),
                Operations.repeat(Automata.makeAnyChar(), Compounds.REST_MIN)));
    Automaton automaton =
        Operations.determinize(
            Operations.concatenate(List.of(Automata.makeString(part), rest)),
            Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
    Query found = new AutomatonQuery(new Term(Fields.PART, part), automaton);
    return Optional.of(new BoostQuery(found, PART));
  }
}
