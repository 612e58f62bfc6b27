package io.sluice.gateway.cli;

import picocli.CommandLine.Command;

/** {@code sluice reindex}. */
@Command(
    name = "reindex",
    description = "Read everything again for the full-text index, from the storage alone.")
public final class ReindexCommand extends JobCommand {
  ReindexCommand() {
    super("reindex");
  }
}
