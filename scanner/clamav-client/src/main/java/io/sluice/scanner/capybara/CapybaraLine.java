package io.sluice.scanner.capybara;

import io.sluice.scanner.clamd.Line;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.ExecutorService;
import xyz.capybara.clamav.ClamavClient;
import xyz.capybara.clamav.ClamavException;
import xyz.capybara.clamav.ScanFailureException;
import xyz.capybara.clamav.commands.scan.result.ScanResult;

/**
 * One call of the library, on a thread of the pool. The library knows no time-outs: whoever gives
 * up interrupts the thread, which closes its connection.
 */
final class CapybaraLine implements Line {
  private final Context context;
  private final ClamavClient client;
  private final Promise<Line> opened = Promise.promise();
  private final Promise<Void> finished = Promise.promise();
  private final Promise<String> reply = Promise.promise();
  private final HandOver bytes = new HandOver(this::begun);
  private java.util.concurrent.Future<?> call;

  CapybaraLine(Context context, ClamavClient client) {
    this.context = context;
    this.client = client;
  }

  /** Succeeds with this when the library is connected and asks for the first bytes. */
  Future<Line> open(ExecutorService pool) {
    call = pool.submit(this::scan);
    return opened.future();
  }

  @Override
  public Future<Void> write(Buffer more) {
    Promise<Void> taken = Promise.promise();
    Promise<Void> here = Promise.promise();
    taken.future().onComplete(done -> context.runOnContext(on -> here.tryComplete()));
    reply.future().onComplete(over -> here.tryFail("clamd has answered before the end"));
    bytes.put(more, taken);
    return here.future();
  }

  @Override
  public Future<Void> finish() {
    bytes.put(Buffer.buffer(), Promise.promise());
    return finished.future();
  }

  @Override
  public Future<String> reply() {
    return reply.future();
  }

  @Override
  public void close() {
    call.cancel(true);
    broke(new InterruptedException("given up"));
  }

  private void begun() {
    context.runOnContext(on -> opened.tryComplete(this));
  }

  private void scan() {
    try {
      String answer = answer(client.scan(bytes));
      context.runOnContext(on -> answered(answer));
    } catch (ClamavException e) {
      context.runOnContext(on -> failed(e));
    } catch (RuntimeException e) {
      context.runOnContext(on -> broke(e));
    }
  }

  private void answered(String answer) {
    // It is read only after the end mark was sent.
    finished.tryComplete();
    reply.tryComplete(answer);
  }

  private void failed(ClamavException failure) {
    if (failure.getCause() instanceof ScanFailureException told) {
      answered(String.valueOf(told.getMessage()));
    } else {
      broke(failure);
    }
  }

  private void broke(Exception failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    opened.tryFail(cause);
    finished.tryFail(cause);
    reply.tryFail(cause);
  }

  private static String answer(ScanResult result) {
    if (result instanceof ScanResult.VirusFound found) {
      return found.getFoundViruses().values().stream()
          .flatMap(java.util.Collection::stream)
          .findFirst()
          .map(signature -> "stream: " + signature + " FOUND")
          .orElse("nothing named ERROR");
    }
    return result instanceof ScanResult.OK ? "stream: OK" : "no known answer ERROR";
  }
}
