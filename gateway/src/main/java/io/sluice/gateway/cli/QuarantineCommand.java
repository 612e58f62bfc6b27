package io.sluice.gateway.cli;

import picocli.CommandLine.Command;

/** {@code sluice quarantine}. */
@Command(
    name = "quarantine",
    description = "Objects that were put aside, since something was found in them.",
    mixinStandardHelpOptions = true,
    subcommands = {QuarantineList.class, QuarantineRelease.class, QuarantineDelete.class})
public final class QuarantineCommand {}
