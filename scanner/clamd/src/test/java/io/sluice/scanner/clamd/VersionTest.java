package io.sluice.scanner.clamd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionTest {

  @Test
  void theOfficialDatabaseHasANumberAndADate() {
    Version version = Version.parse("ClamAV 1.4.3/27820/Thu Nov  6 09:39:21 2025");
    assertThat(version.engine()).isEqualTo("ClamAV 1.4.3/27820");
    assertThat(version.signatures())
        .contains(
            LocalDateTime.of(2025, 11, 6, 9, 39, 21).atZone(ZoneId.systemDefault()).toInstant());
  }

  @Test
  void withoutItNeitherIsTold() {
    assertThat(Version.parse("ClamAV 1.4.6"))
        .isEqualTo(new Version("ClamAV 1.4.6", Optional.empty()));
    assertThat(Version.parse("ClamAV 1.4.6/1/whenever").signatures()).isEmpty();
  }
}
