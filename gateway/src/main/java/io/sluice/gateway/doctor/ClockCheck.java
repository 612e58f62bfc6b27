package io.sluice.gateway.doctor;

import io.sluice.gateway.config.SluiceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Signatures have a time, and so have files: clocks that disagree refuse clients. */
final class ClockCheck implements Examination {
  private static final Duration CLOSE = Duration.ofSeconds(2);

  @Override
  public List<Diagnosis> examine(SluiceConfig config) {
    List<Diagnosis> found = new ArrayList<>();
    found.add(synchronised());
    new Folders(config.storage()).workshop().map(ClockCheck::storage).ifPresent(found::add);
    return found;
  }

  private static Diagnosis synchronised() {
    Optional<String> said =
        Command.output("timedatectl", "show", "--property=NTPSynchronized", "--value");
    if (said.isEmpty()) {
      return Diagnosis.warn(
          "nothing tells whether the clock is synchronised",
          "see that NTP runs: chrony, timesyncd");
    }
    return said.get().equals("yes")
        ? Diagnosis.ok("the clock is synchronised")
        : Diagnosis.warn(
            "the clock is not synchronised", "turn NTP on: timedatectl set-ntp true, or chrony");
  }

  /** On a network filesystem the server's clock makes the times of files. */
  private static Diagnosis storage(Path folder) {
    try {
      Instant before = Instant.now();
      Path file = Files.createTempFile(folder, ".sluice.t=doctor", "");
      Instant made = Files.getLastModifiedTime(file).toInstant();
      Files.delete(file);
      Duration off = Duration.between(before, made).abs();
      return off.compareTo(CLOSE) <= 0
          ? Diagnosis.ok("the clock of the storage agrees")
          : Diagnosis.fail(
              "the clock of the storage is off by " + off.toSeconds() + " s",
              "synchronise the clocks of this machine and of the file server");
    } catch (IOException e) {
      return Diagnosis.fail(
          "no file can be made in " + folder + ": " + e.getMessage(), "see the folders below");
    }
  }
}
