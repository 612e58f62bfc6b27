package io.sluice.extract;

import io.sluice.indexer.Extractor.Document;
import io.sluice.indexer.ExtractorSettings;
import io.sluice.indexer.IndexUnavailable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.pipes.FetchEmitTuple;
import org.apache.tika.pipes.HandlerConfig;
import org.apache.tika.pipes.PipesConfig;
import org.apache.tika.pipes.PipesParser;
import org.apache.tika.pipes.PipesResult;
import org.apache.tika.pipes.emitter.EmitKey;
import org.apache.tika.pipes.fetcher.FetchKey;
import org.apache.tika.sax.BasicContentHandlerFactory.HANDLER_TYPE;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reading process, which takes one document at a time, and the thread that waits for it. It is
 * started with the first document, again after a bad one, and ends itself when there was none for
 * some minutes.
 */
final class Reader {
  private static final Logger LOG = LoggerFactory.getLogger(Reader.class);
  private static final long START_MS = 120_000;
  private static final long IDLE_MS = 300_000;
  private static final int DOCUMENTS_PER_PROCESS = 5_000;
  private static final int KILL_WAIT_S = 5;

  private static final String KILL =
      "kill -s KILL -- -$1; n=0; while kill -s 0 -- -$1 && [ $n -lt 20 ]; do sleep 0.05; n=$((n+1));"
          + " done";

  private final ExtractorSettings settings;
  private final Workplace workplace;
  private final PipesParser pipes;

  /** The same as long as this lives: the process is told to end with the thread that started it. */
  private final ExecutorService thread;

  Reader(ExtractorSettings settings, Workplace workplace, Ocr ocr, String classPath)
      throws IOException {
    this.settings = settings;
    this.workplace = workplace;
    Files.writeString(workplace.config(), ReaderConfig.xml(settings, ocr, workplace));
    this.pipes = new PipesParser(config(classPath));
    this.thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform()
                .daemon()
                .name("sluice-" + workplace.folder().getFileName())
                .factory());
  }

  Workplace workplace() {
    return workplace;
  }

  /** Reads the document that lies in the workplace, and removes it whatever happens. */
  CompletableFuture<PipesResult> read(Document document) {
    return CompletableFuture.supplyAsync(() -> readHere(document), thread);
  }

  /** Ends the process and all that it started. */
  void close() throws IOException, InterruptedException {
    boolean running = ownProcess();
    thread.shutdownNow();
    if (!thread.awaitTermination(KILL_WAIT_S, TimeUnit.SECONDS)) {
      LOG.warn("{} does not end", workplace.folder());
    }
    pipes.close();
    if (running) {
      killGroup();
    }
    Workplace.removeWithin(workplace.folder());
    Files.deleteIfExists(workplace.folder());
  }

  private PipesResult readHere(Document document) {
    try {
      PipesResult result = pipes.parse(order(document));
      if (isBroken(result)) {
        killGroup();
      }
      return result;
    } catch (Exception e) {
      throw new IndexUnavailable("the reading process cannot be used: " + e, e);
    } finally {
      cleanUp();
    }
  }

  private void cleanUp() {
    try {
      workplace.clear();
      String said = workplace.takeLog();
      if (!said.isEmpty()) {
        LOG.debug("{}: {}", thread, said);
      }
    } catch (ClosedByInterruptException e) {
      LOG.debug("{} is closed, which cleans up", workplace.folder());
    } catch (IOException e) {
      LOG.warn("{} cannot be cleaned up: {}", workplace.folder(), e.toString());
    }
  }

  private FetchEmitTuple order(Document document) {
    Metadata known = new Metadata();
    known.set(TikaCoreProperties.RESOURCE_NAME_KEY, document.name());
    if (!document.contentType().isEmpty()) {
      known.set(Metadata.CONTENT_TYPE, document.contentType());
    }
    ParseContext context = new ParseContext();
    context.set(Metadata.class, known);
    context.set(
        HandlerConfig.class,
        new HandlerConfig(
            HANDLER_TYPE.TEXT, HandlerConfig.PARSE_MODE.RMETA, settings.charactersMax(), -1, true));
    String file = workplace.document().getFileName().toString();
    return new FetchEmitTuple(
        "document",
        new FetchKey(ReaderConfig.SPOOL, file),
        new EmitKey("", file),
        new Metadata(),
        context);
  }

  private PipesConfig config(String classPath) throws IOException {
    PipesConfig config = loaded();
    config.setNumClients(1);
    config.setMaxForEmitBatchBytes(-1);
    config.setTimeoutMillis(settings.timeout().toMillis());
    config.setStartupTimeoutMillis(START_MS);
    config.setSleepOnStartupTimeoutMillis(1_000);
    config.setShutdownClientAfterMillis(IDLE_MS);
    config.setMaxFilesProcessedPerProcess(DOCUMENTS_PER_PROCESS);
    config.setJavaPath(workplace.launcher(Launcher.script(settings, workplace)).toString());
    config.setForkedJvmArgs(arguments(classPath));
    return config;
  }

  private PipesConfig loaded() throws IOException {
    try {
      return PipesConfig.load(workplace.config());
    } catch (org.apache.tika.exception.TikaConfigException e) {
      throw new IOException(e);
    }
  }

  private List<String> arguments(String classPath) {
    return List.of(
        "-Xmx" + settings.heapBytes(),
        "-XX:+UseSerialGC",
        "-XX:-UsePerfData",
        "-XX:+UseCompactObjectHeaders",
        "-Djava.awt.headless=true",
        "-Djava.io.tmpdir=" + workplace.temporary(),
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=" + (LOG.isDebugEnabled() ? "warn" : "off"),
        "-cp",
        classPath);
  }

  private static boolean isBroken(PipesResult result) {
    return switch (result.getStatus()) {
      case TIMEOUT, OOM, UNSPECIFIED_CRASH, INTERRUPTED_EXCEPTION -> true;
      default -> false;
    };
  }

  /** Whether the process that was started last is still there, and not another of its number. */
  private boolean ownProcess() throws IOException {
    return Files.exists(workplace.process())
        && ProcessHandle.of(group())
            .flatMap(ProcessHandle::parent)
            .filter(ProcessHandle.current()::equals)
            .isPresent();
  }

  private long group() throws IOException {
    return Long.parseLong(Files.readString(workplace.process()).strip());
  }

  /** Ends what a reading process left running, and waits for it: Tesseract, that is. */
  private void killGroup() throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("/bin/sh", "-c", KILL, "sh", Long.toString(group()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!kill.waitFor(KILL_WAIT_S, TimeUnit.SECONDS)) {
      kill.destroyForcibly();
    }
  }
}
