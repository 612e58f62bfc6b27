package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.contract.TestBucket;
import io.sluice.spi.ListObjects;
import io.sluice.spi.ListPage;
import io.sluice.spi.ObjectStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Many list a large directory while it changes. Run as a process of its own, with a small heap. */
final class ManyListingsScene {

  private static final int FILES = 30_000;
  private static final int LISTINGS = 64;
  private static final String LONG = "x".repeat(200);

  private ManyListingsScene() {}

  private static String name(int i) {
    return "%06d".formatted(i) + LONG;
  }

  /** Plays it; any failure ends the process with another status than 0. */
  public static void main(String[] args) throws IOException {
    Vertx vertx = Vertx.vertx();
    TestTree tree = TestTree.in(vertx, Path.of(args[0]));
    ObjectStore store = tree.open(Map.of("cacheBytes", String.valueOf(8 << 20)));
    try {
      play(tree, TestBucket.create(store, vertx));
    } catch (Throwable e) {
      e.printStackTrace();
      System.exit(1);
    }
    Futures.await(store.close());
    Futures.await(vertx.close());
  }

  private static void play(TestTree tree, TestBucket bucket) throws Exception {
    Path directory = tree.root().resolve(bucket.name().value());
    for (int i = 0; i < FILES; i++) {
      Files.createFile(directory.resolve(name(i)));
    }
    AtomicBoolean stop = new AtomicBoolean();
    Thread changes = Thread.ofPlatform().start(() -> change(directory.resolve("zz"), stop));
    try {
      listAtOnce(bucket);
      listAtOnce(bucket);
    } finally {
      stop.set(true);
      changes.join();
    }
  }

  private static void listAtOnce(TestBucket bucket) {
    List<Future<ListPage>> pages = new ArrayList<>();
    for (int i = 0; i < LISTINGS; i++) {
      ListObjects page = new ListObjects(bucket.name(), "", "", name(i * 100), 10);
      pages.add(bucket.async(s -> s.list(page)));
    }
    for (int i = 0; i < LISTINGS; i++) {
      List<String> names = TestBucket.names(Futures.await(pages.get(i)));
      assertThat(names).hasSize(10).startsWith(name(i * 100 + 1)).endsWith(name(i * 100 + 10));
    }
  }

  private static void change(Path file, AtomicBoolean stop) {
    try {
      while (!stop.get()) {
        Files.createFile(file);
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
