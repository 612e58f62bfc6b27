package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice status}. */
@Command(
    name = "status",
    description = "What the virus scanner said of an object, and whether it can be found.")
public final class StatusCommand extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "BUCKET/KEY")
  private String object;

  @Override
  JsonNode ask(Api api) {
    Place place = Place.of(object);
    return api.get(
        "/buckets/" + Api.part(place.bucket()) + "/object/status?key=" + Api.part(place.prefix()));
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    JsonNode scan = answer.path("scan");
    String more = scan.path("signature").asText(scan.path("reason").asText(""));
    out.println("scan    " + (scan.path("verdict").asText() + " " + more).strip());
    out.println(
        "search  " + answer.path("search").asText() + ": " + answer.path("reason").asText());
  }
}
