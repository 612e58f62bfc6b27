package io.sluice.gateway.app;

import io.sluice.gateway.cli.DeadLetterCommand;
import io.sluice.gateway.cli.GrantCommand;
import io.sluice.gateway.cli.GroupCommand;
import io.sluice.gateway.cli.KeyCommand;
import io.sluice.gateway.cli.PolicyCommand;
import io.sluice.gateway.cli.QuarantineCommand;
import io.sluice.gateway.cli.ReindexCommand;
import io.sluice.gateway.cli.RescanCommand;
import io.sluice.gateway.cli.SearchCommand;
import io.sluice.gateway.cli.StatusCommand;
import io.sluice.gateway.cli.UserCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line. */
@Command(
    name = "sluice",
    description = "Opens the storage an institution has to S3.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      ServeCommand.class,
      VerifyCommand.class,
      DoctorCommand.class,
      UserCommand.class,
      GroupCommand.class,
      KeyCommand.class,
      GrantCommand.class,
      PolicyCommand.class,
      SearchCommand.class,
      StatusCommand.class,
      ReindexCommand.class,
      RescanCommand.class,
      QuarantineCommand.class,
      DeadLetterCommand.class
    })
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main());
  }

  /** As the build wrote it into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"sluice " + (version == null ? "(not packaged)" : version)};
    }
  }
}
