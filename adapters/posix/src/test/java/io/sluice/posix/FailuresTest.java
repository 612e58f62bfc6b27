package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.StorageFailure;
import java.nio.file.FileSystemException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients are told when a system call fails. */
final class FailuresTest {

  private static final int EIO = 5;

  static Stream<Arguments> kinds() {
    return Stream.of(
        Arguments.of(errno(Errno.ENOSPC), StorageFailure.QuotaExceeded.class),
        Arguments.of(errno(Errno.EACCES), StorageFailure.Forbidden.class),
        Arguments.of(errno(Errno.ELOOP), StorageFailure.Forbidden.class),
        Arguments.of(errno(Errno.EMFILE), StorageFailure.Throttled.class),
        Arguments.of(errno(Errno.ENFILE), StorageFailure.Throttled.class),
        Arguments.of(
            new FileSystemException("/proc/self/fd/7", null, "Too many open files"),
            StorageFailure.Throttled.class),
        Arguments.of(errno(Errno.ESTALE), StorageFailure.Unavailable.class),
        Arguments.of(errno(EIO), StorageFailure.Unavailable.class));
  }

  private static Errno errno(int code) {
    return new Errno("call", code, "subject");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void eachHasItsMeaning(Exception failure, Class<? extends StorageFailure> meaning) {
    assertThat(Failures.from(failure, "subject")).isExactlyInstanceOf(meaning);
  }
}
