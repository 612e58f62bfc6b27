package io.sluice.gateway.cli;

import picocli.CommandLine.Option;

/** Whom a grant is for: exactly one of three. */
final class Grantee {
  @Option(names = "--user", paramLabel = "NAME", required = true, description = "For a user.")
  private String user;

  @Option(names = "--group", paramLabel = "NAME", required = true, description = "For a group.")
  private String group;

  @Option(
      names = "--anyone",
      required = true,
      description = "For everybody, also without a key: only read.")
  private boolean anyone;

  /** As REST names it. */
  String text(Api api) {
    if (anyone) {
      return "anyone";
    }
    return user == null
        ? "group:" + api.group(group).path("id").asText()
        : "user:" + api.user(user).path("id").asText();
  }

  /** As people read it. */
  String shown() {
    return anyone ? "anyone" : user == null ? "group " + group : "user " + user;
  }
}
