package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice user remove-from-group}. */
@Command(name = "remove-from-group", description = "Take a user out of a group.")
final class UserRemoveFromGroup extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "NAME")
  private String name;

  @Parameters(index = "1", paramLabel = "GROUP")
  private String group;

  @Override
  JsonNode ask(Api api) {
    String members = "/groups/" + api.group(group).path("id").asText() + "/members/";
    return api.delete(members + api.user(name).path("id").asText());
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    out.println(name + " is not in group " + group);
  }
}
