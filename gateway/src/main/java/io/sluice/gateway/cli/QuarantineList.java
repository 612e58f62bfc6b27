package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** {@code sluice quarantine list}. */
@Command(name = "list", description = "All that were put aside, by bucket and time.")
final class QuarantineList extends RemoteCommand {

  @Override
  JsonNode ask(Api api) {
    return api.all("/quarantine", "objects");
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    Table table = new Table("ID", "OBJECT", "SIZE", "FOUND");
    answer.forEach(object ->
        table.row(
            object.path("id").asText(),
            object.path("bucket").asText() + "/" + object.path("key").asText(),
            object.path("size").asText(),
            object.path("scan").path("signature").asText(object.at("/scan/reason").asText())));
    table.print(out);
  }
}
