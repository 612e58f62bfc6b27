package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice policy}. */
@Command(
    name = "policy",
    description =
        "Show or choose how a bucket is scanned and searched. What is not chosen is as the profile has it.")
public final class PolicyCommand extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "BUCKET")
  private String bucket;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description = "documents, research or backup.")
  private String profile;

  @Option(
      names = "--set",
      paramLabel = "SETTING=CHOICE",
      description =
          "scanning, infected, pending, foreign, copies or indexing, or unscanned.REASON. May be repeated.")
  private Map<String, String> settings = new HashMap<>();

  @Override
  JsonNode ask(Api api) {
    String path = "/buckets/" + Api.part(bucket) + "/settings";
    return profile == null && settings.isEmpty()
        ? api.get(path)
        : api.send("PATCH", path, Map.of("policy", policy()));
  }

  private Map<String, Object> policy() {
    Map<String, Object> policy = new HashMap<>();
    Map<String, String> unscanned = new HashMap<>();
    settings.forEach((name, choice) -> {
      if (name.startsWith("unscanned.")) {
        unscanned.put(name.substring("unscanned.".length()), choice);
      } else {
        policy.put(name, choice);
      }
    });
    if (!unscanned.isEmpty()) {
      policy.put("unscanned", unscanned);
    }
    if (profile != null) {
      policy.put("profile", profile);
    }
    return policy;
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    JsonNode policy = answer.path("policy");
    if (policy.isEmpty()) {
      out.println("nothing was chosen for " + bucket + ": it is as buckets.profile says");
    }
    print(policy, "", out);
    out.println("so that this holds:");
    print(answer.path("policyInForce"), "  ", out);
  }

  private static void print(JsonNode policy, String indent, PrintWriter out) {
    policy
        .properties()
        .forEach(each -> out.println(indent + each.getKey() + " " + text(each.getValue())));
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
