package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice grant add}. */
@Command(
    name = "add",
    description = "Give rights, in the place of what the same grantee has at this prefix.")
final class GrantAdd extends RemoteCommand {
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

  @Option(
      names = "--rights",
      paramLabel = "RIGHT",
      required = true,
      split = ",",
      description = "read, write, manage: one or more, with commas between.")
  private List<String> rights;

  @Override
  JsonNode ask(Api api) {
    return api.send(
        "PUT",
        "/buckets/" + Api.part(bucket) + "/grants",
        Map.of("grantee", grantee.text(api), "prefix", prefix, "rights", rights));
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    out.println(grantee.shown() + " may " + String.join(", ", rights) + " in " + where());
  }

  private String where() {
    return prefix.isEmpty() ? bucket : bucket + "/" + prefix;
  }
}
