package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** {@code sluice group list}. */
@Command(name = "list", description = "All groups.")
final class GroupList extends RemoteCommand {

  @Override
  JsonNode ask(Api api) {
    return api.all("/groups", "groups");
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    Table table = new Table("NAME", "ID");
    answer.forEach(group -> table.row(group.path("name").asText(), group.path("id").asText()));
    table.print(out);
  }
}
