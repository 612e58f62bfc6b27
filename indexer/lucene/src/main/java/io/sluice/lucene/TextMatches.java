package io.sluice.lucene;

import io.sluice.indexer.query.Query;
import io.sluice.lucene.analysis.Analysis;
import io.sluice.lucene.analysis.Analysis.AskedWord;
import io.sluice.lucene.analysis.Analysis.Place;
import io.sluice.lucene.analysis.Compounds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Where in a text a query's words are: one reading of the text, in which each word is looked up.
 * What must not be found is not looked for. Made once for all hits of a search.
 */
final class TextMatches {
  /** Enough to choose pieces from. */
  private static final int MATCHES_MAX = 500;

  /** Words that are looked for within others: each is tried on every word of the text. */
  private static final int PARTS_MAX = 16;

  private final Analysis analysis;
  private final List<Wanted> all = new ArrayList<>();
  private final Set<String> first = new HashSet<>();
  private final List<String> beginnings = new ArrayList<>();
  private final List<String> parts = new ArrayList<>();
  private int longest = 1;

  TextMatches(Analysis analysis, Query query) {
    this.analysis = analysis;
    add(query);
  }

  /** Words that follow each other: the spellings of each. */
  private record Wanted(List<Set<String>> words) {}

  /**
   * A word of the text.
   *
   * @param wanted which one of the query it is
   */
  record Match(int start, int end, int wanted) {}

  boolean empty() {
    return all.isEmpty() && beginnings.isEmpty();
  }

  private void add(Query query) {
    switch (query) {
      case Query.And(List<Query> parts) -> parts.forEach(this::add);
      case Query.Or(List<Query> parts) -> parts.forEach(this::add);
      case Query.Word(String text) -> word(analysis.query(text));
      case Query.Phrase(String text) ->
          wanted(analysis.query(text).stream().map(AskedWord::exact).toList());
      case Query.Prefix(String text) -> beginning(analysis.query(text));
      case Query.All _, Query.Not _, Query.In _, Query.Size _, Query.Modified _ -> {}
    }
  }

  private void word(List<AskedWord> words) {
    wanted(words.stream().map(AskedWord::all).toList());
    if (words.size() == 1
        && Compounds.mayBePart(words.getFirst().stem())
        && parts.size() < PARTS_MAX) {
      parts.add(words.getFirst().stem());
    }
  }

  private void beginning(List<AskedWord> words) {
    if (!words.isEmpty()) {
      words.subList(0, words.size() - 1).forEach(word -> wanted(List.of(word.all())));
      beginnings.add(words.getLast().folded());
    }
  }

  private void wanted(List<List<String>> words) {
    if (!words.isEmpty()) {
      all.add(new Wanted(words.stream().<Set<String>>map(HashSet::new).toList()));
      first.addAll(words.getLast());
      longest = Math.max(longest, words.size());
    }
  }

  /** In the order of the text; no two overlap. */
  List<Match> in(String text) {
    Reading reading = new Reading();
    analysis.read(text, reading::at);
    return reading.matches();
  }

  /** One text being read. */
  private final class Reading {
    private final Deque<Place> last = new ArrayDeque<>();
    private final Set<Match> found = new HashSet<>();

    boolean at(Place place) {
      last.addLast(place);
      if (last.size() > longest) {
        last.removeFirst();
      }
      if (place.forms().stream().anyMatch(first::contains)) {
        for (int i = 0; i < all.size(); i++) {
          ends(all.get(i).words, i);
        }
      }
      String folded = place.forms().getFirst();
      if (beginnings.stream().anyMatch(folded::startsWith)) {
        found.add(new Match(place.start(), place.end(), all.size()));
      } else if (!parts.isEmpty() && place.forms().stream().anyMatch(this::hasPart)) {
        found.add(new Match(place.start(), place.end(), all.size() + 1));
      }
      return found.size() < MATCHES_MAX;
    }

    private boolean hasPart(String form) {
      return parts.stream().anyMatch(part -> form.length() > part.length() && form.contains(part));
    }

    /** Whether the words that were read last are these. */
    private void ends(List<Set<String>> words, int wanted) {
      if (words.size() > last.size()) {
        return;
      }
      Iterator<Place> backwards = last.descendingIterator();
      List<Match> here = new ArrayList<>();
      for (Set<String> spellings : words.reversed()) {
        Place place = backwards.next();
        if (Collections.disjoint(place.forms(), spellings)) {
          return;
        }
        here.add(new Match(place.start(), place.end(), wanted));
      }
      found.addAll(here);
    }

    List<Match> matches() {
      List<Match> sorted = new ArrayList<>(found);
      sorted.sort((a, b) -> Integer.compare(a.start, b.start));
      List<Match> apart = new ArrayList<>();
      for (Match match : sorted) {
        if (apart.isEmpty() || match.start >= apart.getLast().end) {
          apart.add(match);
        }
      }
      return apart;
    }
  }
}
