package io.sluice.lucene;

import io.sluice.indexer.IndexedObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Objects as an institution might have them; the same ones for the same numbers. */
final class SyntheticObjects {
  static final int BUCKETS = 50;

  private static final int WORDS = 60_000;
  private static final int WORDS_EACH = 60;
  private static final long FIRST_DAY = Instant.parse("2015-01-01T00:00:00Z").getEpochSecond();
  private static final int TEN_YEARS_SECONDS = 315_360_000;
  private static final String[] ONSETS =
      "b br d f fl g gr h k l m n p pf r s sch st str t v w z".split(" ");
  private static final String[] NUCLEI = "a e i o u au ei ie ä ö ü".split(" ");
  private static final String[] CODAS = ". . . n r l s t ng cht rt nd".replace(".", "").split(" ");
  private static final List<String> TYPES =
      List.of("application/pdf", "text/plain", "image/jpeg", "text/csv", "application/msword");
  private static final List<String> ENDINGS = List.of("pdf", "txt", "jpg", "csv", "doc");

  private final String[] words = new String[WORDS];

  SyntheticObjects() {
    Random random = new Random(1);
    for (int i = 0; i < WORDS; i++) {
      int syllables = 1 + random.nextInt(i < 500 ? 2 : 5);
      words[i] =
          IntStream.range(0, syllables)
              .mapToObj(_ -> any(random, ONSETS) + any(random, NUCLEI) + any(random, CODAS))
              .collect(Collectors.joining());
    }
  }

  private static String any(Random random, String[] of) {
    return of[random.nextInt(of.length)];
  }

  /** A word; the first ones are in most texts, as in any language. */
  String word(Random random) {
    double rank = Math.exp(random.nextDouble() * Math.log(WORDS)) - 1;
    return words[(int) rank];
  }

  /** A word by its rank, for questions. */
  String word(int rank) {
    return words[rank];
  }

  IndexedObject object(int number) {
    Random random = new Random(number);
    int type = random.nextInt(TYPES.size());
    String name = word(random) + "_" + word(random) + "-" + number + "." + ENDINGS.get(type);
    String key = "f" + random.nextInt(20) + "/g" + random.nextInt(50) + "/" + name;
    String content =
        IntStream.range(0, WORDS_EACH).mapToObj(_ -> word(random)).collect(Collectors.joining(" "));
    return new IndexedObject(
        "bucket-" + random.nextInt(BUCKETS),
        key,
        "\"" + Integer.toHexString(number) + "\"",
        (long) Math.exp(random.nextDouble() * 22),
        Instant.ofEpochSecond(FIRST_DAY + random.nextInt(TEN_YEARS_SECONDS)),
        TYPES.get(type),
        List.of(Optional.of("de"), Optional.of("en"), Optional.<String>empty()).get(number % 3),
        "user-" + random.nextInt(500),
        number % 4 == 0 ? Map.of("project", "p" + random.nextInt(200)) : Map.of(),
        Map.of(),
        "clean",
        word(random) + " " + word(random),
        Optional.of(content),
        "");
  }
}
