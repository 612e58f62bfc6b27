package io.sluice.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.StorageFailure.NoSuchObject;
import io.sluice.spi.StorageFailure.Unavailable;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class StorageFailureTest {

  @Test
  void anExpectedFailureCostsNoStackTrace() {
    StorageFailure failure = new NoSuchObject(ObjectRef.of("bucket", "key"));
    assertThat(failure).hasMessage("no such object: bucket/key").hasNoCause();
    assertThat(failure.getStackTrace()).isEmpty();
  }

  @Test
  void storageThatFailsSaysWhy() {
    IOException cause = new IOException("device gone");
    assertThat(new Unavailable("cannot write", cause)).hasCause(cause);
  }
}
