package io.sluice.gateway.cli;

import picocli.CommandLine.Command;

/** {@code sluice rescan}. */
@Command(
    name = "rescan",
    description = "Scan everything again for viruses, such as with newer signatures.")
public final class RescanCommand extends JobCommand {
  RescanCommand() {
    super("rescan");
  }
}
