package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice user disable}. */
@Command(name = "disable", description = "Refuse all keys of a user from the next request on.")
final class UserDisable extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "NAME")
  private String name;

  @Override
  JsonNode ask(Api api) {
    String path = "/users/" + api.user(name).path("id").asText();
    return api.send("PATCH", path, Map.of("enabled", false));
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    out.println("disabled user " + name);
  }
}
