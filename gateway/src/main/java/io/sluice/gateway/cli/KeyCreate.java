package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice key create}. */
@Command(
    name = "create",
    description = "Make a key pair for a user. The secret key is shown this once.")
final class KeyCreate extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "USER")
  private String user;

  @Option(
      names = "--env",
      description =
          "Print it as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, for a file to source.")
  private boolean env;

  @Override
  JsonNode ask(Api api) {
    return api.send("POST", "/users/" + api.user(user).path("id").asText() + "/keys", Map.of());
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    String accessKey = answer.path("accessKey").asText();
    String secretKey = answer.path("secretKey").asText();
    if (env) {
      out.println("export AWS_ACCESS_KEY_ID=" + accessKey);
      out.println("export AWS_SECRET_ACCESS_KEY=" + secretKey);
    } else {
      out.println("access key  " + accessKey);
      out.println("secret key  " + secretKey);
      out.println("            (shown once: nothing can tell it again)");
    }
  }
}
