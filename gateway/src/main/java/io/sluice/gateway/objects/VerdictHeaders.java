package io.sluice.gateway.objects;

import io.sluice.gateway.policy.Verdicts;
import io.sluice.scanner.Judgement;
import io.sluice.spi.ObjectInfo;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;

/** What every door tells of a verdict in the head of an answer; nothing where nobody was asked. */
public final class VerdictHeaders {

  private VerdictHeaders() {}

  public static void of(ObjectInfo object, BiConsumer<String, String> header) {
    if (!object.foreign() && !object.metadata().annotations().containsKey(Verdicts.ANNOTATION)) {
      return;
    }
    Judgement said = Verdicts.of(object);
    header.accept("x-sluice-verdict", said.verdict().format());
    if (!said.engine().isEmpty()) {
      header.accept("x-sluice-scan-engine", said.engine());
      header.accept("x-sluice-scan-time", said.at().truncatedTo(ChronoUnit.SECONDS).toString());
    }
  }
}
