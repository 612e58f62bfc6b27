package io.sluice.extract;

import io.sluice.corpus.Sample;
import io.sluice.indexer.Extraction;
import io.sluice.indexer.Extractor;
import io.sluice.indexer.Extractor.Document;
import io.sluice.indexer.ExtractorSettings;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** An extractor in a folder of its own, and what it leaves behind. */
final class Bench implements AutoCloseable {
  static final ExtractorSettings SETTINGS =
      new ExtractorSettings(
          Vertx.vertx(),
          Path.of("target"),
          1,
          256L << 20,
          64 << 20,
          1_000_000,
          20,
          1_000,
          Duration.ofSeconds(100),
          true,
          "deu+eng",
          2,
          40_000_000,
          Duration.ofSeconds(60));

  private final ExtractorSettings settings;
  private final Extractor extractor;

  Bench(ExtractorSettings settings) {
    this.settings = settings;
    this.extractor = await(new TikaExtractorProvider().open(settings));
  }

  ExtractorSettings settings() {
    return settings;
  }

  Extractor extractor() {
    return extractor;
  }

  Extraction read(String name, byte[] bytes) {
    return await(begin(new Document(name, "", bytes.length), new Pieces(bytes)));
  }

  Extraction read(Sample sample) {
    return read(sample.name(), sample.bytes());
  }

  /** Begins on a context of its own, as the gateway would. */
  Future<Extraction> begin(Document document, Pieces body) {
    Promise<Extraction> promise = Promise.promise();
    Context context = settings.vertx().getOrCreateContext();
    context.runOnContext(run -> extractor.extract(document, body.on(context)).onComplete(promise));
    return promise.future();
  }

  /** The names of all files that documents and their readers left. */
  List<Path> litter() throws IOException {
    try (Stream<Path> found = Files.walk(settings.directory())) {
      return found
          .filter(Files::isRegularFile)
          .filter(file ->
              !List.of("launcher", "config", "process", "log")
                  .contains(file.getFileName().toString()))
          .toList();
    }
  }

  /** Processes that work in the folder of this extractor, beside its readers. */
  List<String> orphans() throws IOException {
    List<Long> readers = readers();
    return ProcessHandle.allProcesses()
        .filter(process -> !readers.contains(process.pid()))
        .filter(process -> worksIn(process.pid()).startsWith(settings.directory()))
        .map(process -> process.info().toString())
        .toList();
  }

  private static Path worksIn(long process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(process), "cwd"));
    } catch (IOException e) {
      return Path.of("");
    }
  }

  /** The ids of the readers that were started last. */
  List<Long> readers() throws IOException {
    try (Stream<Path> found = Files.walk(settings.directory())) {
      return found
          .filter(file -> file.getFileName().toString().equals("process"))
          .map(Bench::id)
          .toList();
    }
  }

  private static long id(Path file) {
    try {
      return Long.parseLong(Files.readString(file).strip());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    await(extractor.close());
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(150, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("nothing came", e);
    }
  }
}
