package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice key list}. */
@Command(name = "list", description = "The keys of a user.")
final class KeyList extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "USER")
  private String user;

  @Override
  JsonNode ask(Api api) {
    return api.get("/users/" + api.user(user).path("id").asText() + "/keys").path("keys");
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    Table table = new Table("ACCESS KEY", "STATE", "MADE");
    answer.forEach(key ->
        table.row(
            key.path("accessKey").asText(),
            key.path("enabled").asBoolean() ? "enabled" : "disabled",
            key.path("created").asText()));
    table.print(out);
  }
}
