package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice group show}. */
@Command(name = "show", description = "Who is in a group.")
final class GroupShow extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "NAME")
  private String name;

  @Override
  JsonNode ask(Api api) {
    return api.all("/groups/" + api.group(name).path("id").asText() + "/members", "users");
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    Table table = new Table("MEMBER", "STATE");
    answer.forEach(user ->
        table.row(
            user.path("name").asText(), user.path("enabled").asBoolean() ? "enabled" : "disabled"));
    table.print(out);
  }
}
