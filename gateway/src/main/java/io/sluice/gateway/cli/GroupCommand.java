package io.sluice.gateway.cli;

import picocli.CommandLine.Command;

/** {@code sluice group}. */
@Command(
    name = "group",
    description = "Groups of users, such as a school.",
    mixinStandardHelpOptions = true,
    subcommands = {GroupCreate.class, GroupList.class, GroupShow.class, GroupDelete.class})
public final class GroupCommand {}
