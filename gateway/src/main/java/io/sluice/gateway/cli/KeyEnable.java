package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice key enable}. */
@Command(name = "enable", description = "Accept a key again.")
final class KeyEnable extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "KEY")
  private String key;

  @Override
  JsonNode ask(Api api) {
    return api.send("PATCH", "/keys/" + Api.part(key), Map.of("enabled", true));
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    out.println("enabled key " + key);
  }
}
