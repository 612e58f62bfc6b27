package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** {@code sluice dead-letter list}. */
@Command(name = "list", description = "All of them, each with the reason.")
final class DeadLetterList extends RemoteCommand {

  @Override
  JsonNode ask(Api api) {
    return api.all("/dead-letters", "letters");
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    Table table = new Table("ID", "OBJECT", "LAST", "REASON", "DETAIL");
    answer.forEach(letter ->
        table.row(
            letter.path("id").asText(),
            letter.path("bucket").asText() + "/" + letter.path("key").asText(),
            letter.path("last").asText(),
            letter.path("reason").asText(),
            letter.path("detail").asText()));
    table.print(out);
  }
}
