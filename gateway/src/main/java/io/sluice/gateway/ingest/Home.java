package io.sluice.gateway.ingest;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** The event loop that a body belongs to: runs at once what is there already. */
record Home(Context context) implements Executor {

  @Override
  public void execute(Runnable task) {
    // A thread of the pool has the same context as whoever sent it there.
    if (Context.isOnEventLoopThread() && context.equals(Vertx.currentContext())) {
      task.run();
    } else {
      context.runOnContext(hop -> task.run());
    }
  }
}
