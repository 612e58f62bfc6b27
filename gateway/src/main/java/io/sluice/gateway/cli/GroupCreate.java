package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice group create}. */
@Command(name = "create", description = "Make a group.")
final class GroupCreate extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "NAME")
  private String name;

  @Override
  JsonNode ask(Api api) {
    return api.send("POST", "/groups", Map.of("name", name));
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    out.println("made group " + name + " with id " + answer.path("id").asText());
  }
}
