package io.sluice.gateway.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The audit log: every change of rights and every refused access, one JSON object a line.
 *
 * @param file empty for {@code audit/audit.log} in {@code storage.data}
 * @param size a file that has so many bytes becomes {@code .1}, and a new one is begun
 * @param files of these are kept, 20 at most; older ones are deleted
 * @param queueLines lines that may wait for the disk; beyond, lines are lost and counted
 */
public record AuditConfig(Optional<Path> file, ByteSize size, int files, int queueLines) {

  public static final AuditConfig DEFAULTS =
      new AuditConfig(Optional.empty(), ByteSize.mib(64), 10, 65_536);

  public AuditConfig {
    Check.atLeast("size", size.bytes(), 4096);
    Check.range("files", files, 1, 20);
    Check.range("queueLines", queueLines, 256, 1 << 20);
  }
}
