package io.sluice.gateway.app;

import io.sluice.gateway.config.ExtractConfig;
import io.sluice.gateway.config.IndexConfig;
import io.sluice.gateway.config.ScanConfig;
import io.sluice.gateway.config.SluiceConfig;
import io.sluice.indexer.Extractor;
import io.sluice.indexer.ExtractorProvider;
import io.sluice.indexer.ExtractorSettings;
import io.sluice.indexer.IndexSettings;
import io.sluice.indexer.SearchIndex;
import io.sluice.indexer.SearchIndexProvider;
import io.sluice.scanner.LocalEngine;
import io.sluice.scanner.LocalEngineProvider;
import io.sluice.scanner.LocalEngineSettings;
import io.sluice.scanner.Scanner;
import io.sluice.scanner.ScannerProvider;
import io.sluice.scanner.ScannerSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds scanner, index and extractor that the configuration names, and opens them. */
final class Engines {
  private static final Logger LOG = LoggerFactory.getLogger(Engines.class);
  private static final long OPEN_SECONDS = 60;
  private static final String CLAMD = "clamd";

  /** Where the official signatures are, if they are. */
  private static final List<Path> SIGNATURES = List.of(Path.of("/var/lib/clamav"));

  private Engines() {}

  /** A clamd of our own, where one is wanted, none is named, and the program is there. */
  static Optional<LocalEngine> localEngine(Vertx vertx, SluiceConfig config) {
    ScanConfig scan = config.scan();
    if (!scan.local() || !scan.clamd().isEmpty()) {
      return Optional.empty();
    }
    if (!isInstalled()) {
      LOG.warn("nothing is scanned for viruses: clamd is not installed (clamav-daemon)");
      return Optional.empty();
    }
    LocalEngineSettings settings =
        new LocalEngineSettings(
            vertx,
            CLAMD,
            config.storage().data().resolve("scanner"),
            SIGNATURES,
            scan.connections());
    LocalEngineProvider provider =
        named("scan.engine", LocalEngineProvider.class, LocalEngineProvider::type, scan.engine());
    return Optional.of(opened("scan.local", provider.start(settings)));
  }

  private static boolean isInstalled() {
    return Stream.concat(
            Stream.of("/usr/sbin", "/usr/local/sbin"),
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, CLAMD)));
  }

  /** A scanner that asks clamd at these addresses. */
  static Scanner scanner(Vertx vertx, ScanConfig config, List<String> addresses) {
    ScannerSettings settings =
        new ScannerSettings(
            vertx,
            addresses,
            config.connectTimeout(),
            config.idleTimeout(),
            config.wholeTimeout(),
            config.connections(),
            config.waitTimeout());
    return opened(
        "scan",
        named("scan.engine", ScannerProvider.class, ScannerProvider::type, config.engine())
            .open(settings));
  }

  static SearchIndex index(Vertx vertx, SluiceConfig config) {
    IndexConfig index = config.index();
    IndexSettings settings =
        new IndexSettings(
            vertx,
            index.directory().orElse(config.storage().data().resolve("index")),
            index.refresh(),
            index.memoryBytes().bytes(),
            index.settings());
    return opened(
        "index",
        named("index.engine", SearchIndexProvider.class, SearchIndexProvider::type, index.engine())
            .open(settings));
  }

  static Extractor extractor(Vertx vertx, SluiceConfig config) {
    ExtractConfig extract = config.extract();
    Path directory = config.storage().data().resolve("extract");
    ExtractorSettings settings =
        new ExtractorSettings(
            vertx,
            directory,
            extract.processes() > 0
                ? extract.processes()
                : Runtime.getRuntime().availableProcessors(),
            extract.heapBytes().bytes(),
            extract.documentBytesMax().bytes(),
            extract.charactersMax(),
            extract.depthMax(),
            extract.entriesMax(),
            extract.timeout(),
            extract.ocr(),
            extract.ocrLanguages(),
            extract.ocrPagesMax(),
            extract.ocrPixelsMax(),
            extract.ocrTimeout());
    ExtractorProvider provider =
        ServiceLoader.load(ExtractorProvider.class)
            .findFirst()
            .orElseThrow(() -> new StartFailure("extract: no extractor is on the class path"));
    return opened("extract", provider.open(settings));
  }

  private static <P> P named(String key, Class<P> kind, Function<P, String> type, String wanted) {
    List<P> all = ServiceLoader.load(kind).stream().map(ServiceLoader.Provider::get).toList();
    return all.stream()
        .filter(provider -> type.apply(provider).equals(wanted))
        .findFirst()
        .orElseThrow(() -> {
          List<String> types = all.stream().map(type).sorted().toList();
          return new StartFailure(key + ": there is no \"" + wanted + "\", but " + types);
        });
  }

  private static <T> T opened(String key, Future<T> opening) {
    try {
      return opening.await(OPEN_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new StartFailure(key + ": did not open within " + OPEN_SECONDS + " s");
    } catch (Exception e) {
      // A wait throws whatever the future failed with, checked or not.
      throw new StartFailure(key + ": " + e.getMessage());
    }
  }
}
