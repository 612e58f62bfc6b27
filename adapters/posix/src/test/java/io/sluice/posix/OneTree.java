package io.sluice.posix;

import io.sluice.contract.Futures;
import io.sluice.contract.TestBucket;
import io.sluice.spi.ObjectStore;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A tree, a store on it and a bucket in it for each test. */
abstract class OneTree {

  Vertx vertx;
  TestTree tree;
  ObjectStore store;
  TestBucket bucket;

  /** Where the tree is to be. */
  Path place() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    tree = TestTree.in(vertx, place());
    store = tree.open(Map.of());
    bucket = TestBucket.create(store, vertx);
  }

  @AfterEach
  void close() {
    Futures.await(store.close());
    Futures.await(vertx.close());
    tree.remove();
  }

  /** Where a person would look for the object. */
  Path file(String key) {
    return tree.root().resolve(bucket.name().value()).resolve(key);
  }

  static Object inode(Path file) throws IOException {
    return Files.getAttribute(file, "unix:ino");
  }
}
