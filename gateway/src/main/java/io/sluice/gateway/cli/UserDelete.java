package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice user delete}. */
@Command(name = "delete", description = "Shut a user out, with all keys. What they own stays.")
final class UserDelete extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "NAME")
  private String name;

  @Override
  JsonNode ask(Api api) {
    return api.delete("/users/" + api.user(name).path("id").asText());
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    out.println("deleted user " + name + " and their keys");
  }
}
