package io.sluice.lucene;

import static io.sluice.indexer.contract.Futures.await;

import com.sun.management.OperatingSystemMXBean;
import io.sluice.indexer.Facet;
import io.sluice.indexer.IndexChange;
import io.sluice.indexer.SearchIndex;
import io.sluice.indexer.SearchRequest.Sort;
import io.sluice.indexer.SearchResult;
import io.sluice.indexer.SearchScope.Place;
import io.sluice.indexer.contract.Futures;
import io.sluice.indexer.contract.Question;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Fills an index and searches it: {@code SearchBenchmark DIRECTORY OBJECTS SEARCHES}. Prints lines
 * of columns: {@code filled}, objects, seconds; {@code search}, kind, milliseconds p50 and p95 on
 * the clock, then of the processors; {@code size}, objects, bytes, heap in use, heap at most. No
 * test: nothing fails when it is slow.
 */
final class SearchBenchmark {
  private static final int BATCH = 5_000;
  private static final int UNDER_WAY = 3;
  private static final Facet[] ALL = Facet.values();
  private static final OperatingSystemMXBean OS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final SyntheticObjects objects = new SyntheticObjects();
  private final SearchIndex index;
  private final Map<String, Function<Random, Question>> kinds = new LinkedHashMap<>();

  private SearchBenchmark(SearchIndex index) {
    this.index = index;
    kinds.put("word", r -> Question.of(word(r, 50, 5_000)));
    kinds.put("two words", r -> Question.of(word(r, 5, 500) + " " + word(r, 50, 5_000)));
    kinds.put("frequent word", r -> Question.of(word(r, 0, 20)));
    kinds.put("phrase", r -> Question.of("\"" + word(r, 5, 50) + " " + word(r, 5, 50) + "\""));
    kinds.put("beginning of 3", r -> Question.of(beginning(r, 3)));
    kinds.put("beginning of 5", r -> Question.of(beginning(r, 5)));
    kinds.put(
        "fields", r -> Question.of(word(r, 20, 2_000) + " type:pdf modified:2019..2021 size>1MB"));
    kinds.put(
        "or, not",
        r ->
            Question.of(
                word(r, 20, 900) + " OR (" + word(r, 20, 900) + " -" + word(r, 0, 50) + ")"));
    kinds.put("newest first", r -> Question.of(word(r, 5, 500)).sort(Sort.NEWEST));
    kinds.put("facets", r -> Question.of(word(r, 20, 5_000)).facets(ALL));
    kinds.put(
        "facets, chosen",
        r ->
            Question.of(word(r, 20, 5_000))
                .facets(ALL)
                .filters(Map.of(Facet.TYPE, List.of("pdf"), Facet.YEAR, List.of("2019", "2020"))));
    kinds.put("facets, scope", r -> Question.of(word(r, 20, 5_000)).facets(ALL).scope(scope(r)));
    kinds.put("all of a scope, facets", r -> Question.of("").facets(ALL).scope(scope(r)));
  }

  public static void main(String[] arguments) {
    Vertx vertx = Vertx.vertx();
    SearchIndex index = Indexes.open(vertx, Path.of(arguments[0]), Map.of());
    SearchBenchmark benchmark = new SearchBenchmark(index);
    benchmark.fill((int) index.state().documents(), Integer.parseInt(arguments[1]));
    benchmark.ask(Integer.parseInt(arguments[2]) / 4);
    benchmark.ask(Integer.parseInt(arguments[2])).forEach(SearchBenchmark::print);
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "size\t%d\t%d\t%d\t%d%n",
        index.state().documents(),
        index.state().bytes(),
        runtime.totalMemory() - runtime.freeMemory(),
        runtime.maxMemory());
    await(index.close());
    await(vertx.close());
  }

  private String word(Random random, int from, int to) {
    return objects.word(from + random.nextInt(to - from));
  }

  private String beginning(Random random, int letters) {
    String word = word(random, 1_000, 20_000);
    return word.substring(0, Math.min(letters, word.length())) + "*";
  }

  /** What a member of some groups may read: two buckets, and folders of others. */
  private static Place[] scope(Random random) {
    int group = random.nextInt(20);
    return IntStream.range(0, 22)
        .mapToObj(i ->
            i < 2
                ? new Place("bucket-" + (group + i) % SyntheticObjects.BUCKETS, "")
                : new Place("bucket-" + (group + i) % SyntheticObjects.BUCKETS, "f" + i % 20 + "/"))
        .toArray(Place[]::new);
  }

  private void fill(int from, int to) {
    long begun = System.nanoTime();
    Deque<Future<Void>> underWay = new ArrayDeque<>();
    for (int first = from; first < to; first += BATCH) {
      List<IndexChange> batch =
          IntStream.range(first, Math.min(to, first + BATCH))
              .<IndexChange>mapToObj(i -> new IndexChange.Put(objects.object(i)))
              .toList();
      underWay.add(index.apply(batch));
      if (underWay.size() >= UNDER_WAY) {
        await(underWay.remove());
      }
    }
    underWay.forEach(Futures::await);
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf("filled\t%d\t%.1f%n", Math.max(0, to - from), seconds);
  }

  /** What a search took: on the clock, and of the processors, which others may have kept busy. */
  private record Took(long micros, long cpuMicros) {}

  private Map<String, List<Took>> ask(int each) {
    Map<String, List<Took>> all = new LinkedHashMap<>();
    all.put("all", new ArrayList<>());
    Random random = new Random(each);
    for (int i = 0; i < each; i++) {
      kinds.forEach((kind, question) -> {
        Took took = took(question.apply(random).limit(20).snippets(2));
        all.get("all").add(took);
        all.computeIfAbsent(kind, _ -> new ArrayList<>()).add(took);
      });
    }
    return all;
  }

  private Took took(Question question) {
    long cpu = OS.getProcessCpuTime();
    long begun = System.nanoTime();
    SearchResult result = await(index.search(question.request()));
    if (result.hits().size() > 20) {
      throw new AssertionError("too many hits");
    }
    return new Took((System.nanoTime() - begun) / 1_000, (OS.getProcessCpuTime() - cpu) / 1_000);
  }

  private static void print(String kind, List<Took> all) {
    long[] clock = all.stream().mapToLong(Took::micros).sorted().toArray();
    long[] cpu = all.stream().mapToLong(Took::cpuMicros).sorted().toArray();
    System.out.printf(
        "search\t%s\t%.1f\t%.1f\t%.1f\t%.1f%n",
        kind, at(clock, 0.5), at(clock, 0.95), at(cpu, 0.5), at(cpu, 0.95));
  }

  private static double at(long[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1, (long) (part * sorted.length))] / 1e3;
  }
}
