package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice key delete}. */
@Command(name = "delete", description = "End a key.")
final class KeyDelete extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "KEY")
  private String key;

  @Override
  JsonNode ask(Api api) {
    return api.delete("/keys/" + Api.part(key));
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    out.println("deleted key " + key);
  }
}
