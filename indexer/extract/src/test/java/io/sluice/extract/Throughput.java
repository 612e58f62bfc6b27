package io.sluice.extract;

import io.sluice.corpus.Corpus;
import io.sluice.corpus.Sample;
import io.sluice.indexer.Extraction;
import io.sluice.indexer.Extractor.Document;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures, by hand: {@code java … Throughput ROUNDS DIR}, with what a batch may read laid into
 * DIR.
 */
final class Throughput {
  private Throughput() {}

  public static void main(String[] arguments) throws IOException {
    int rounds = Integer.parseInt(arguments[0]);
    Path folder = Path.of(arguments[1]);
    List<Sample> samples = Corpus.texts();
    lay(samples, rounds, Files.createDirectories(folder.resolve("batch")));
    try (Bench bench =
        new Bench(
            Settings.with(folder.resolve("work"), 2, Duration.ofSeconds(60), 1_000_000, false))) {
      run(bench, samples, 20);
      long before = cpuMillis(bench);
      long start = System.nanoTime();
      run(bench, samples, rounds);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%d documents, %.1f s, %.0f a second, %.1f s of CPU in the readers%n",
          rounds * samples.size(),
          seconds,
          rounds * samples.size() / seconds,
          (cpuMillis(bench) - before) / 1e3);
    }
    System.exit(0);
  }

  private static void lay(List<Sample> samples, int rounds, Path folder) throws IOException {
    for (int i = 0; i < rounds; i++) {
      for (Sample sample : samples) {
        Files.write(folder.resolve(i + sample.name()), sample.bytes());
      }
    }
  }

  private static void run(Bench bench, List<Sample> samples, int rounds) {
    List<Future<Extraction>> all = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      for (Sample sample : samples) {
        byte[] bytes = sample.bytes();
        Document document = new Document(sample.name(), "", bytes.length);
        all.add(bench.begin(document, new Pieces(bytes)));
      }
    }
    all.forEach(Bench::await);
  }

  private static long cpuMillis(Bench bench) throws IOException {
    return bench.readers().stream()
        .flatMap(id -> ProcessHandle.of(id).stream())
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .mapToLong(Duration::toMillis)
        .sum();
  }
}
