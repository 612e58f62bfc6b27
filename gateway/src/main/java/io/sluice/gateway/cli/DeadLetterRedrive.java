package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sluice dead-letter redrive}. */
@Command(name = "redrive", description = "Try again.")
final class DeadLetterRedrive extends RemoteCommand {
  @ArgGroup(multiplicity = "1")
  private Which which;

  /** One, some or all. */
  static final class Which {
    @Option(names = "--id", paramLabel = "ID", description = "One.")
    private String id;

    @Option(names = "--under", paramLabel = "BUCKET[/PREFIX]", description = "All that lie there.")
    private String place;

    @Option(names = "--all", description = "All.")
    private boolean all;
  }

  @Override
  JsonNode ask(Api api) {
    Map<String, String> what =
        which.id != null
            ? Map.of("id", which.id)
            : Place.of(which.all ? "" : which.place).with(Map.of());
    return api.send("POST", "/dead-letters/redrive", what);
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    out.println(answer.path("count").asLong() + " will be tried again");
  }
}
