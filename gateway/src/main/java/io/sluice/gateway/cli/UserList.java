package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** {@code sluice user list}. */
@Command(name = "list", description = "All users.")
final class UserList extends RemoteCommand {

  @Override
  JsonNode ask(Api api) {
    return api.all("/users", "users");
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    Table table = new Table("NAME", "STATE", "MAKES BUCKETS", "ID");
    answer.forEach(user -> table.row(row(user)));
    table.print(out);
  }

  private static String[] row(JsonNode user) {
    return new String[] {
      user.path("name").asText(),
      user.path("enabled").asBoolean() ? "enabled" : "disabled",
      user.path("createBuckets").asBoolean() ? "yes" : "no",
      user.path("id").asText()
    };
  }
}
