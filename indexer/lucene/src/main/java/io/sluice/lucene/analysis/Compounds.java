package io.sluice.lucene.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds parts of compounds without a dictionary: the word that is looked for is the dictionary.
 *
 * <p>A long word is kept once for each place where a part may begin, from there to its end; looking
 * for a part is looking for what begins with it. {@code Haftpflichtversicherung} is found by {@code
 * Haftpflicht} and by {@code Versicherung}. A part begins with what a German word can begin with,
 * and there is a vowel before and behind. That allows too much ({@code Portier} has {@code Tier}),
 * which is why such hits count little.
 */
public final class Compounds {
  /** The fewest letters of a part that is found. */
  private static final int PART_MIN = 4;

  /** What is left behind a part is nothing or a part: {@code Autor} is no {@code Auto}. */
  public static final int REST_MIN = 3;

  private static final int HEAD_MIN = 3;
  private static final int PARTS_MAX = 24;
  private static final String VOWELS = "aeiouy";
  private static final Set<String> ONSETS =
      Set.of(
          "b", "bl", "br", "c", "ch", "chr", "cl", "cr", "d", "dr", "f", "fl", "fr", "g", "gl",
          "gn", "gr", "h", "j", "k", "kl", "kn", "kr", "l", "m", "n", "p", "pf", "pfl", "pfr", "ph",
          "pl", "pr", "ps", "q", "r", "rh", "s", "sch", "schl", "schm", "schn", "schr", "schw",
          "sk", "sp", "spl", "spr", "st", "str", "t", "th", "thr", "tr", "v", "vr", "w", "wr", "x",
          "z", "zw");
  private static final Set<String> TOGETHER =
      Set.of("ai", "au", "ei", "eu", "ie", "ch", "ck", "ph");

  private Compounds() {}

  /** Whether a word is looked for within others. */
  public static boolean mayBePart(String stem) {
    return stem.length() >= PART_MIN && stem.chars().allMatch(Character::isLetter);
  }

  /** The word and what it may end with; nothing for words that are no compounds. */
  static List<String> tails(String stem) {
    List<String> tails = new ArrayList<>();
    if (stem.length() < HEAD_MIN + PART_MIN || !stem.chars().allMatch(Character::isLetter)) {
      return tails;
    }
    tails.add(stem);
    int at = Math.max(HEAD_MIN, firstVowel(stem, 0) + 1);
    for (; at <= stem.length() - PART_MIN && tails.size() < PARTS_MAX; at++) {
      if (mayBegin(stem, at)) {
        tails.add(stem.substring(at));
      }
    }
    return tails;
  }

  private static boolean mayBegin(String word, int at) {
    if (TOGETHER.contains(word.substring(at - 1, at + 1))) {
      return false;
    }
    int vowel = firstVowel(word, at);
    return vowel < word.length() && (vowel == at || ONSETS.contains(word.substring(at, vowel)));
  }

  private static int firstVowel(String word, int from) {
    int at = from;
    while (at < word.length() && VOWELS.indexOf(word.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}
