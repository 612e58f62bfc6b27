package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice search}. */
@Command(name = "search", description = "Find objects by what is in them, their name and more.")
public final class SearchCommand extends RemoteCommand {
  @Parameters(
      index = "0..*",
      arity = "1..*",
      paramLabel = "WORD",
      description = "Words, \"a phrase\", -not, OR, beginning*, name: type: size>10MB ...")
  private List<String> words;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Show so many, 100 at most.")
  private int limit;

  @Override
  JsonNode ask(Api api) {
    return api.get("/search?facets=&limit=" + limit + "&q=" + Api.part(String.join(" ", words)));
  }

  @Override
  void print(Api api, JsonNode answer, PrintWriter out) {
    for (JsonNode hit : answer.path("hits")) {
      out.println(hit.path("bucket").asText() + "/" + hit.path("key").asText());
      hit.path("snippets").forEach(snippet -> out.println("    " + plain(snippet.asText())));
    }
    out.println(answer.path("total").asLong() + " found");
  }

  /** What was found, between stars; a terminal is no browser. */
  private static String plain(String snippet) {
    return snippet
        .replaceAll("</?mark>", "*")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
        .replaceAll("[\\p{Cntrl}\\s]+", " ");
  }
}
