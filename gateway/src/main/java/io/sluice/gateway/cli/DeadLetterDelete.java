package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice dead-letter delete}. */
@Command(name = "delete", description = "Forget it. The object stays as it is.")
final class DeadLetterDelete extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "ID")
  private String id;

  @Override
  JsonNode ask(Api api) {
    return api.delete("/dead-letters/" + Api.part(id));
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    out.println("deleted " + id);
  }
}
