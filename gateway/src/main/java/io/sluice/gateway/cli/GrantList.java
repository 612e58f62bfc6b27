package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice grant list}. */
@Command(name = "list", description = "The grants of a bucket.")
final class GrantList extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "BUCKET")
  private String bucket;

  @Override
  JsonNode ask(Api api) {
    return api.get("/buckets/" + Api.part(bucket) + "/grants").path("grants");
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    Table table = new Table("GRANTEE", "PREFIX", "RIGHTS");
    for (JsonNode grant : answer) {
      List<String> rights = new ArrayList<>();
      grant.path("rights").forEach(right -> rights.add(right.asText()));
      String prefix = grant.path("prefix").asText();
      table.row(
          named(api, grant.path("grantee").asText()),
          prefix.isEmpty() ? "(all)" : prefix,
          String.join(",", rights));
    }
    table.print(out);
  }

  /** The name where it can be had; who only manages a bucket may not look up people. */
  private static String named(Api api, String grantee) {
    int colon = grantee.indexOf(':');
    String id = grantee.substring(colon + 1);
    try {
      return switch (grantee.substring(0, Math.max(0, colon))) {
        case "user" -> "user " + api.user(id).path("name").asText();
        case "group" -> "group " + api.group(id).path("name").asText();
        default -> grantee;
      };
    } catch (CliFailure unknown) {
      return grantee;
    }
  }
}
