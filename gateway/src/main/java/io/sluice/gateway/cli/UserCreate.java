package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice user create}. */
@Command(
    name = "create",
    description = "Let somebody in. They have no key yet: see sluice key create.")
final class UserCreate extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "NAME")
  private String name;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "A group to put the user into; may be repeated.")
  private List<String> groups = List.of();

  @Option(names = "--create-buckets", description = "The user may make buckets.")
  private boolean createBuckets;

  @Override
  JsonNode ask(Api api) {
    List<String> ids = groups.stream().map(group -> api.group(group).path("id").asText()).toList();
    return api.send(
        "POST", "/users", Map.of("name", name, "createBuckets", createBuckets, "groups", ids));
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    out.println("made user " + name + " with id " + answer.path("id").asText());
  }
}
