package io.sluice.gateway.cli;

import picocli.CommandLine.Command;

/** {@code sluice grant}. */
@Command(
    name = "grant",
    description = "Who may do what in a bucket.",
    mixinStandardHelpOptions = true,
    subcommands = {GrantAdd.class, GrantList.class, GrantRemove.class})
public final class GrantCommand {}
