package io.sluice.gateway.cli;

import picocli.CommandLine.Command;

/** {@code sluice user}. */
@Command(
    name = "user",
    description = "Users: who may come in.",
    mixinStandardHelpOptions = true,
    subcommands = {
      UserCreate.class,
      UserList.class,
      UserShow.class,
      UserDelete.class,
      UserDisable.class,
      UserEnable.class,
      UserAddToGroup.class,
      UserRemoveFromGroup.class
    })
public final class UserCommand {}
