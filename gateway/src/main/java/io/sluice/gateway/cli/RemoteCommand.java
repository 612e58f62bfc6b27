package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that asks the gateway: 0 where it was done, 1 where not, 2 where it was mistyped. */
@Command(mixinStandardHelpOptions = true)
abstract class RemoteCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private Endpoint endpoint;

  @Option(names = "--json", description = "Print the gateway's answer as JSON.")
  private boolean json;

  @Override
  public final Integer call() {
    try {
      Api api = endpoint.api(System.getenv());
      JsonNode answer = ask(api);
      tell(api, answer, spec.commandLine().getOut());
      return 0;
    } catch (CliFailure e) {
      spec.commandLine().getErr().println("sluice: " + e.getMessage());
      spec.commandLine().getErr().flush();
      return e.code();
    }
  }

  private void tell(Api api, JsonNode answer, PrintWriter out) {
    if (json) {
      out.println(answer);
    } else {
      print(api, answer, out);
    }
    out.flush();
  }

  /** Does it. */
  abstract JsonNode ask(Api api);

  /** Tells people what was done. */
  abstract void print(Api api, JsonNode answer, PrintWriter out);
}
