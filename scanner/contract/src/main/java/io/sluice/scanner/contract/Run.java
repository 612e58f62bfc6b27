package io.sluice.scanner.contract;

import io.sluice.scanner.Judgement;
import io.sluice.scanner.Scan;
import io.sluice.scanner.Scanner;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** One scan from beginning to end, on an event loop of its own, as fast as the scanner takes it. */
public final class Run {
  private final Context context;
  private final Iterator<Buffer> pieces;
  private final AtomicLong written = new AtomicLong();
  private volatile boolean stopped;
  private volatile long heldUpAt;
  private final Promise<Scan> scan = Promise.promise();
  private final Promise<Judgement> judgement = Promise.promise();

  private Run(Context context, Iterator<Buffer> pieces) {
    this.context = context;
    this.pieces = pieces;
  }

  /** Begins one. */
  public static Run begin(
      Vertx vertx, Scanner scanner, OptionalLong size, Iterator<Buffer> pieces) {
    Run run = hold(vertx, scanner, size, pieces);
    run.scan.future().onSuccess(begun -> run.context.runOnContext(on -> run.pump(begun)));
    return run;
  }

  /** Begins one that then does nothing. */
  public static Run hold(Vertx vertx, Scanner scanner) {
    return hold(vertx, scanner, OptionalLong.empty(), Collections.emptyIterator());
  }

  private static Run hold(
      Vertx vertx, Scanner scanner, OptionalLong size, Iterator<Buffer> pieces) {
    Run run = new Run(vertx.getOrCreateContext(), pieces);
    run.context.runOnContext(on -> scanner.begin(size).onComplete(run.scan));
    return run;
  }

  /** In pieces of this size. */
  public static List<Buffer> pieces(byte[] bytes, int size) {
    Buffer all = Buffer.buffer(bytes);
    List<Buffer> pieces = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += size) {
      pieces.add(all.slice(at, Math.min(bytes.length, at + size)));
    }
    return pieces;
  }

  public Future<Judgement> judgement() {
    return judgement.future();
  }

  /** The scan, once it was begun. */
  public Future<Scan> begun() {
    return scan.future();
  }

  /** Bytes that the scanner has agreed to. */
  public long written() {
    return written.get();
  }

  /** Bytes that it had agreed to when it last let the writer wait. */
  public long heldUpAt() {
    return heldUpAt;
  }

  /** Sends no more, and ends. */
  public void stop() {
    stopped = true;
  }

  public void cancel() {
    scan.future().onSuccess(begun -> context.runOnContext(on -> begun.cancel()));
  }

  /** A piece, then others their turn: the scanner may have something to say. */
  private void pump(Scan begun) {
    if (stopped || !pieces.hasNext()) {
      begun.end().onComplete(judgement);
      return;
    }
    Buffer piece = pieces.next();
    Future<Void> room = begun.write(piece);
    if (!room.isComplete()) {
      heldUpAt = written.get();
    }
    room.onComplete(more -> wrote(begun, piece), judgement::tryFail);
  }

  private void wrote(Scan begun, Buffer piece) {
    written.addAndGet(piece.length());
    context.runOnContext(on -> pump(begun));
  }
}
