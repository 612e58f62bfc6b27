package io.sluice.gateway.app;

import io.sluice.gateway.config.ConfigFailure;
import io.sluice.gateway.config.ConfigLoader;
import io.sluice.gateway.config.ConfigText;
import io.sluice.gateway.config.SluiceConfig;
import io.sluice.gateway.http.LogFields;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice serve}: serves until it is told to stop. */
@Command(
    name = "serve",
    description = "Serve until told to stop (SIGTERM, SIGINT).",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
  private static final int REFUSED = 2;

  @Spec private CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", description = "Settings, in YAML.")
  private Path config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where the embedded defaults keep buckets (DIR/buckets), control data and keys.")
  private Path data;

  @Option(names = "--s3-port", paramLabel = "N", description = "Port of the S3 door; 0 for any.")
  private Integer s3Port;

  @Option(names = "--web-port", paramLabel = "N", description = "Port of the web door; 0 for any.")
  private Integer webPort;

  @Option(
      names = "--management-port",
      paramLabel = "N",
      description = "Port of health and metrics; 0 for any.")
  private Integer managementPort;

  @Option(
      names = "--local-scanner",
      description =
          "Start a clamd of our own where scan.clamd names none and the program is installed.")
  private boolean localScanner;

  @Override
  public Integer call() throws InterruptedException {
    Sluice sluice;
    try {
      SluiceConfig settings =
          ConfigLoader.load(Optional.ofNullable(config), System.getenv(), overrides());
      Logging.start(settings);
      logEffective(settings);
      sluice = Sluice.start(settings);
      tell(Banner.of(sluice, settings.storage()));
      logServing(sluice);
    } catch (ConfigFailure | StartFailure e) {
      e.getMessage().lines().forEach(line -> complain("sluice: " + line));
      return REFUSED;
    }
    serve(sluice);
    return 0;
  }

  private Map<String, String> overrides() {
    Map<String, String> overrides = new HashMap<>();
    put(overrides, "storage.data", data);
    put(overrides, "s3.port", s3Port);
    put(overrides, "web.port", webPort);
    put(overrides, "management.port", managementPort);
    put(overrides, "scan.local", localScanner ? true : null);
    return overrides;
  }

  private static void put(Map<String, String> overrides, String key, Object value) {
    if (value != null) {
      overrides.put(key, value.toString());
    }
  }

  private static void logEffective(SluiceConfig settings) {
    LogFields fields = field -> ConfigText.of(settings).forEach(field);
    LOG.info("configuration", fields);
  }

  private static void logServing(Sluice sluice) {
    LOG.atInfo()
        .addKeyValue("s3", sluice.s3().url())
        .addKeyValue("web", sluice.web().url())
        .addKeyValue("management", sluice.management().url())
        .log("serving");
  }

  /** The hook does the work: the JVM waits for it, and only for it. */
  private static void serve(Sluice sluice) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              LOG.info("stopping");
              sluice.stop();
              LOG.info("stopped");
              Logging.stop();
              stopped.countDown();
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    stopped.await();
  }

  private void tell(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }

  private void complain(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
