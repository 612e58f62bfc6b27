package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice group delete}. */
@Command(name = "delete", description = "End a group. Its grants give nothing from then on.")
final class GroupDelete extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "NAME")
  private String name;

  @Override
  JsonNode ask(Api api) {
    return api.delete("/groups/" + api.group(name).path("id").asText());
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    out.println("deleted group " + name);
  }
}
