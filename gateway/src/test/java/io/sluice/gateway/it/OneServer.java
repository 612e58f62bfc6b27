package io.sluice.gateway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a class share a server, and have a bucket. */
abstract class OneServer {
  static final String BUCKET = "bucket";

  @TempDir static Path folder;
  static SluiceProcess sluice;
  static S3Wire s3;

  @BeforeAll
  static void start() {
    sluice = SluiceProcess.start(folder.resolve("data"));
    s3 = sluice.client();
    assertThat(s3.createBucket(BUCKET).status()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    sluice.close();
  }

  static Path tree() {
    return sluice.bucket(BUCKET);
  }

  /** Bytes that no filesystem can shorten. */
  static byte[] noise(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
