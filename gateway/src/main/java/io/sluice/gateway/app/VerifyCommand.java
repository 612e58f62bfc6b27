package io.sluice.gateway.app;

import io.sluice.gateway.config.ByteSize;
import io.sluice.gateway.config.ConfigFailure;
import io.sluice.gateway.config.SluiceConfig;
import io.sluice.gateway.fixity.Fixity;
import io.sluice.gateway.http.Throttled;
import io.sluice.spi.BucketInfo;
import io.sluice.spi.BucketName;
import io.sluice.spi.BucketPage;
import io.sluice.spi.ListBuckets;
import io.sluice.spi.ListEntry;
import io.sluice.spi.ListObjects;
import io.sluice.spi.ListPage;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.StorageFailure;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice verify}: reads objects again and tells which are no longer what came in. */
@Command(
    name = "verify",
    description =
        "Read objects again and compare them with their recorded checksums. Exit status 1 if any"
            + " differs or cannot be read. Works beside running gateways.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  private static final int PAGE = 1000;

  @Spec private CommandSpec spec;
  @Mixin private StoreOptions options;

  @Parameters(
      arity = "0..1",
      paramLabel = "BUCKET[/PREFIX]",
      description = "Only these; all buckets where it is left out.")
  private String where = "";

  @Option(
      names = "--rate",
      paramLabel = "SIZE",
      description = "Bytes a second, such as 50MiB; else verify.bytesPerSecond.")
  private String rate;

  @Option(
      names = "--after",
      paramLabel = "BUCKET/KEY",
      description = "Only what comes behind it: goes on with a run that was stopped.")
  private String after = "";

  @Option(names = "--json", description = "A JSON object a line.")
  private boolean json;

  private VerifyReport report;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    report = new VerifyReport(spec.commandLine().getOut(), err, json);
    try {
      run(options.load());
    } catch (ConfigFailure | StartFailure e) {
      e.getMessage().lines().forEach(line -> err.println("sluice: " + line));
      err.flush();
      return 2;
    }
    report.summary();
    return report.isBad() ? 1 : 0;
  }

  private void run(SluiceConfig config) {
    requireKey(config);
    Logging.onlyErrors();
    ByteSize perSecond = rate == null ? config.verify().bytesPerSecond() : parsed(rate);
    Vertx vertx = Vertx.vertx();
    try {
      ObjectStore store = Stores.open(vertx, config.storage(), MasterKey.of(config));
      try {
        walk(store, new Fixity(store, Throttled.to(vertx, perSecond.bytes())));
      } finally {
        store.close().await();
      }
    } finally {
      vertx.close().await();
    }
  }

  /** Where there is none, one would be made, and every object would be foreign to it. */
  private static void requireKey(SluiceConfig config) {
    Path data = config.storage().data();
    Path file = config.security().masterKeyFile().orElse(data.resolve("master.key"));
    if (!Files.exists(file)) {
      throw new StartFailure("there is no master key " + file + ": is the data folder right?");
    }
  }

  private static ByteSize parsed(String rate) {
    try {
      ByteSize size =
          ByteSize.parse(rate.replaceFirst("/s$", "").replaceFirst("(?<=[KMGT])B$", "iB"));
      if (size.bytes() > 0) {
        return size;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new StartFailure("--rate: \"" + rate + "\" given, expected a size such as 50MiB");
  }

  private void walk(ObjectStore store, Fixity fixity) {
    String only = before(where);
    if (!only.isEmpty()) {
      bucket(store, fixity, only);
      return;
    }
    // The bucket that was stopped in is not behind itself.
    String behind = before(after).isEmpty() ? "" : previous(before(after));
    BucketPage page;
    do {
      page = store.listBuckets(new ListBuckets("", behind, PAGE)).await();
      for (BucketInfo bucket : page.buckets()) {
        behind = bucket.name().value();
        if (behind.compareTo(before(after)) >= 0) {
          bucket(store, fixity, behind);
        }
      }
    } while (page.more());
  }

  /** A name before which that one comes, and behind which nothing else lies that matters. */
  private static String previous(String bucket) {
    return bucket.substring(0, bucket.length() - 1);
  }

  private void bucket(ObjectStore store, Fixity fixity, String name) {
    BucketName bucket = BucketName.isValid(name) ? new BucketName(name) : refuse(name);
    String key = before(after).equals(name) ? behind(after) : "";
    ListPage page;
    do {
      page = list(store, new ListObjects(bucket, behind(where), "", key, PAGE));
      for (ListEntry entry : page.entries()) {
        key = entry.name();
        report.add(fixity.verify(new ObjectRef(bucket, new ObjectKey(key))).await());
      }
    } while (page.more());
  }

  private static ListPage list(ObjectStore store, ListObjects request) {
    try {
      return store.list(request).await();
    } catch (StorageFailure failure) {
      throw new StartFailure(request.bucket().value() + ": " + failure.getMessage());
    }
  }

  private static BucketName refuse(String name) {
    throw new StartFailure("\"" + name + "\" is no name of a bucket");
  }

  private static String before(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  private static String behind(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? "" : path.substring(slash + 1);
  }
}
