package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice key disable}. */
@Command(name = "disable", description = "Refuse a key from the next request on.")
final class KeyDisable extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "KEY")
  private String key;

  @Override
  JsonNode ask(Api api) {
    return api.send("PATCH", "/keys/" + Api.part(key), Map.of("enabled", false));
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    out.println("disabled key " + key);
  }
}
