package io.sluice.posix;

import io.sluice.contract.Futures;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.StoreSettings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A tree in a directory of its own, and stores on it. */
record TestTree(Vertx vertx, Path base) {

  static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "HmacSHA256");

  static TestTree in(Vertx vertx, Path parent) {
    try {
      Path base = Files.createTempDirectory(parent, "sluice-tree");
      Files.createDirectory(base.resolve("buckets"));
      return new TestTree(vertx, base);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes everything away. Java's own ways stop at paths that are longer than the kernel takes. */
  void remove() {
    try {
      int status = new ProcessBuilder("rm", "-rf", base.toString()).inheritIO().start().waitFor();
      if (status != 0) {
        throw new IllegalStateException("could not remove " + base);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Path root() {
    return base.resolve("buckets");
  }

  Path control() {
    return base.resolve("control");
  }

  ObjectStore open(Map<String, String> more) {
    return open(more, KEY, List.of());
  }

  ObjectStore open(Map<String, String> more, SecretKey masterKey, List<SecretKey> older) {
    Map<String, String> values = new HashMap<>(more);
    values.put("root", root().toString());
    values.put("control", control().toString());
    return Futures.await(
        new PosixStoreProvider().open(new StoreSettings(vertx, values, masterKey, older)));
  }
}
