package io.sluice.gateway.cli;

import picocli.CommandLine.Command;

/** {@code sluice dead-letter}. */
@Command(
    name = "dead-letter",
    description = "Objects that could not be scanned or read, however often it was tried.",
    mixinStandardHelpOptions = true,
    subcommands = {DeadLetterList.class, DeadLetterRedrive.class, DeadLetterDelete.class})
public final class DeadLetterCommand {}
