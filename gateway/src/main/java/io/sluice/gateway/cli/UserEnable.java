package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice user enable}. */
@Command(name = "enable", description = "Accept the keys of a user again.")
final class UserEnable extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "NAME")
  private String name;

  @Override
  JsonNode ask(Api api) {
    String path = "/users/" + api.user(name).path("id").asText();
    return api.send("PATCH", path, Map.of("enabled", true));
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    out.println("enabled user " + name);
  }
}
