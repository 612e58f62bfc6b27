package io.sluice.gateway.outbox;

import io.sluice.gateway.control.Shelf;
import io.sluice.spi.ControlCondition;
import io.sluice.spi.ControlDocument;
import io.sluice.spi.ControlPage;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.StorageFailure.Unsupported;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over the marks of one gateway that is gone: they are written anew as this gateway's own,
 * then its documents are deleted. Whoever writes the claim over the last sign of life does it; a
 * store that knows no conditions may have two who do, which costs looks in vain and nothing else.
 */
final class Adoption {
  /** Documents that are read at once. */
  private static final int AT_ONCE = 16;

  private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);

  private final Shelf gateways;
  private final Batches batches;
  private final Function<Entry, Future<Void>> take;
  private final OutboxMetrics metrics;
  private boolean closed;

  /**
   * Makes one.
   *
   * @param take makes an entry a durable mark of this gateway
   */
  Adoption(
      Shelf gateways, Batches batches, Function<Entry, Future<Void>> take, OutboxMetrics metrics) {
    this.gateways = gateways;
    this.batches = batches;
    this.take = take;
    this.metrics = metrics;
  }

  /** What is under way ends with its next step. */
  void close() {
    closed = true;
  }

  /** One takeover: whose, the claim as it was written last, how far it came. */
  private static final class Estate {
    private final String gateway;
    private final Promise<Void> over = Promise.promise();
    private Optional<ControlDocument> claim;
    private String after;
    private boolean complete = true;
    private int marks;

    Estate(String gateway, Optional<ControlDocument> claim) {
      this.gateway = gateway;
      this.claim = claim;
      this.after = gateway + ".";
    }
  }

  /**
   * Takes over what there is of a gateway. Fails with the store, or where somebody else has claimed
   * it.
   *
   * @param last its last sign of life; empty where there is none any more
   */
  Future<Void> adopt(String gateway, Optional<ControlDocument> last) {
    return claim(gateway, last)
        .compose(claimed -> {
          Estate estate = new Estate(gateway, claimed);
          step(estate);
          return estate.over.future();
        });
  }

  private Future<Optional<ControlDocument>> claim(String gateway, Optional<ControlDocument> last) {
    Buffer claim = Buffer.buffer("{\"state\":\"claimed\"}\n");
    ControlCondition untouched =
        last.map(ControlCondition::over).orElseGet(ControlCondition::ifAbsent);
    return gateways
        .write(gateway, claim, untouched)
        .recover(failure ->
            failure.getCause() instanceof Unsupported
                ? gateways.write(gateway, claim, ControlCondition.always())
                : Future.failedFuture(failure))
        .map(Optional::of);
  }

  /** A loop and not a chain, which would grow with the number of documents. */
  private void step(Estate estate) {
    if (closed) {
      estate.over.fail("the outbox is closed");
      return;
    }
    batches
        .names(estate.after, AT_ONCE)
        .compose(page -> takeOver(estate, page))
        .onSuccess(more -> stepped(estate, more))
        .onFailure(estate.over::fail);
  }

  private void stepped(Estate estate, boolean more) {
    if (more) {
      step(estate);
      return;
    }
    LOG.info("took over {} marks of the gateway {}", estate.marks, estate.gateway);
    if (estate.complete) {
      gateways.delete(estate.gateway).<Void>mapEmpty().onComplete(estate.over);
    } else {
      estate.over.complete();
    }
  }

  /** Tells whether there may be more. The claim is renewed, and lost where somebody else has it. */
  private Future<Boolean> takeOver(Estate estate, ControlPage page) {
    List<String> names =
        page.names().stream().filter(name -> name.startsWith(estate.gateway + ".")).toList();
    if (names.isEmpty()) {
      return Future.succeededFuture(false);
    }
    estate.after = names.getLast();
    return Future.all(names.stream().map(name -> takeOver(estate, name)).toList())
        .compose(taken -> claim(estate.gateway, estate.claim))
        .map(renewed -> {
          estate.claim = renewed;
          return page.more() && names.size() == page.names().size();
        });
  }

  /** A document that cannot be understood stays, for a Sluice that can. */
  private Future<Void> takeOver(Estate estate, String name) {
    return batches
        .read(name)
        .compose(found -> takeAll(estate, found.orElse(List.of())))
        .compose(taken -> batches.delete(name))
        .recover(failure -> {
          if (failure instanceof IllegalArgumentException) {
            LOG.error("the marks in {} cannot be read and stay there", name);
            estate.complete = false;
            return Future.succeededFuture();
          }
          return Future.failedFuture(failure);
        });
  }

  private Future<Void> takeAll(Estate estate, List<Entry> entries) {
    estate.marks += entries.size();
    metrics.adopted(entries.size());
    return Future.all(entries.stream().map(take).toList()).mapEmpty();
  }

  /** Whether a claim failed because somebody else was quicker. */
  static boolean isTaken(Throwable failure) {
    return failure instanceof ConditionFailed;
  }
}
