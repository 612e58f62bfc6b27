package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has the gateway go through many objects, and waits for the end of it. */
@Command
abstract class JobCommand extends RemoteCommand {
  private static final long LOOK_AGAIN_MILLIS = 200;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "BUCKET[/PREFIX]",
      defaultValue = "",
      description = "Only there. Else everywhere.")
  private String place;

  @Option(names = "--no-wait", description = "Do not wait for the end.")
  private boolean noWait;

  private final String kind;

  JobCommand(String kind) {
    this.kind = kind;
  }

  @Override
  final JsonNode ask(Api api) {
    JsonNode job = api.send("POST", "/jobs", Place.of(place).with(Map.of("kind", kind)));
    while (!noWait && !job.has("ended")) {
      pause();
      job = api.get("/jobs/" + Api.part(job.path("id").asText()));
    }
    if (job.has("problem")) {
      throw CliFailure.failed("it broke off: " + job.path("problem").asText());
    }
    return job;
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN_MILLIS);
    } catch (InterruptedException e) {
      throw CliFailure.failed("interrupted; the gateway goes on by itself");
    }
  }

  @Override
  final void print(Api api, JsonNode job, PrintWriter out) {
    Place where = Place.of(place);
    out.println(
        job.has("ended")
            ? kind + " of " + where + ": " + job.path("handled").asLong() + " objects"
            : kind + " of " + where + " has begun: job " + job.path("id").asText());
  }
}
