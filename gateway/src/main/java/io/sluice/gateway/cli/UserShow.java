package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice user show}. */
@Command(name = "show", description = "One user, with groups and keys.")
final class UserShow extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "NAME")
  private String name;

  @Override
  JsonNode ask(Api api) {
    JsonNode user = api.user(name);
    JsonNode keys = api.get("/users/" + user.path("id").asText() + "/keys").path("keys");
    return ((ObjectNode) user).set("keys", keys);
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    out.println("name           " + answer.path("name").asText());
    out.println("id             " + answer.path("id").asText());
    out.println("state          " + (answer.path("enabled").asBoolean() ? "enabled" : "disabled"));
    out.println("makes buckets  " + (answer.path("createBuckets").asBoolean() ? "yes" : "no"));
    answer.path("groups").forEach(id -> out.println("group          " + group(api, id.asText())));
    answer.path("keys").forEach(key -> out.println("key            " + key(key)));
  }

  private static String group(Api api, String id) {
    try {
      return api.group(id).path("name").asText();
    } catch (CliFailure deleted) {
      return id + " (deleted)";
    }
  }

  private static String key(JsonNode key) {
    String state = key.path("enabled").asBoolean() ? "" : " (disabled)";
    return key.path("accessKey").asText() + state;
  }
}
