package io.sluice.scanner.clamd;

import io.sluice.scanner.LocalEngine;
import io.sluice.scanner.LocalEngineProvider;
import io.sluice.scanner.LocalEngineSettings;
import io.vertx.core.Future;

/** Starts a clamd of one's own. */
public final class ClamdEngineProvider implements LocalEngineProvider {

  @Override
  public String type() {
    return "clamd";
  }

  @Override
  public Future<LocalEngine> start(LocalEngineSettings settings) {
    return settings.vertx().executeBlocking(() -> ClamdEngine.start(settings));
  }
}
