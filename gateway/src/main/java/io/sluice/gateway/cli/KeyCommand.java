package io.sluice.gateway.cli;

import picocli.CommandLine.Command;

/** {@code sluice key}. */
@Command(
    name = "key",
    description = "Access keys of users.",
    mixinStandardHelpOptions = true,
    subcommands = {
      KeyCreate.class,
      KeyList.class,
      KeyDisable.class,
      KeyEnable.class,
      KeyDelete.class
    })
public final class KeyCommand {}
