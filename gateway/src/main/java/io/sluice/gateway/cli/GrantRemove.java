package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice grant remove}. */
@Command(name = "remove", description = "Take rights away.")
final class GrantRemove extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "BUCKET")
  private String bucket;

  @ArgGroup(multiplicity = "1")
  private Grantee grantee;

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      defaultValue = "",
      description = "Only keys that begin with it; it ends with /. Else the whole bucket.")
  private String prefix;

  @Override
  JsonNode ask(Api api) {
    String query = "?grantee=" + Api.part(grantee.text(api)) + "&prefix=" + Api.part(prefix);
    return api.delete("/buckets/" + Api.part(bucket) + "/grants" + query);
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    out.println(grantee.shown() + " has no grant in " + where());
  }

  private String where() {
    return prefix.isEmpty() ? bucket : bucket + "/" + prefix;
  }
}
