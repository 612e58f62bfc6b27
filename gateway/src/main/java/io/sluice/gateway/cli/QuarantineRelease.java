package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice quarantine release}. */
@Command(
    name = "release",
    description = "Put an object back where it was, for everybody to read who may.")
final class QuarantineRelease extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "ID")
  private String id;

  @Override
  JsonNode ask(Api api) {
    return api.send("POST", "/quarantine/release", Map.of("id", id));
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    out.println("released " + answer.path("bucket").asText() + "/" + answer.path("key").asText());
  }
}
