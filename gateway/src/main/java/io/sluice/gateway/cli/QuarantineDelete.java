package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice quarantine delete}. */
@Command(name = "delete", description = "Delete an object that was put aside.")
final class QuarantineDelete extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "ID")
  private String id;

  @Override
  JsonNode ask(Api api) {
    return api.delete("/quarantine?id=" + Api.part(id));
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    out.println("deleted " + id);
  }
}
