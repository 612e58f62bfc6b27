package io.sluice.gateway.scan;

import io.sluice.gateway.policy.BucketPolicy;
import io.sluice.scanner.Judgement;
import io.sluice.scanner.Reason;
import io.sluice.scanner.Scan;
import io.sluice.scanner.Scanner;
import io.sluice.scanner.Verdict;
import io.sluice.spi.ObjectContent;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The one who has bytes looked at. */
public final class Inspector {
  private final Optional<Scanner> scanner;
  private final long inlineMax;
  private final Duration patience;
  private final ScanMetrics metrics;
  private final Clock clock;

  /**
   * Makes one.
   *
   * @param scanner none where nothing is looked at
   * @param inlineMax so many bytes are looked at before they are seen
   * @param patience how long a reader waits for a verdict
   */
  public Inspector(
      Optional<Scanner> scanner,
      long inlineMax,
      Duration patience,
      ScanMetrics metrics,
      Clock clock) {
    this.scanner = scanner;
    this.inlineMax = inlineMax;
    this.patience = patience;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Whether there is anybody to look. */
  public boolean isOn() {
    return scanner.isPresent();
  }

  /** Whether a scan begun now has somebody to look. */
  public boolean isUsable() {
    return scanner.filter(there -> there.state().usable()).isPresent();
  }

  /** How long a reader waits for a verdict before it is told to come again. */
  public Duration patience() {
    return patience;
  }

  /** What holds for a bucket, given that there may be no scanner. */
  public BucketPolicy effective(BucketPolicy policy) {
    return isOn() ? policy : policy.withoutScanner();
  }

  /** Whether so many bytes are judged before anybody sees them. */
  public boolean judgesBefore(BucketPolicy policy, long size) {
    return policy.scanning() == BucketPolicy.Scanning.INLINE && size <= inlineMax;
  }

  /**
   * A scan for bytes that are about to come in, which the scanner hears of with the first of them;
   * it ends as pending where they turn out to be too many to wait for. None where they are looked
   * at later, or not at all.
   */
  public Optional<Scan> begin(BucketPolicy policy, OptionalLong size) {
    return scanner
        .filter(there -> judgesBefore(policy, size.orElse(0)))
        .map(there -> new ScanFromFirstByte(() -> there.begin(size)))
        .map(scan -> new ScanUpTo(scan, inlineMax, metrics, clock));
  }

  /** What is to be said of bytes for which {@link #begin} gave no scan. */
  public Judgement unlooked(BucketPolicy policy) {
    return policy.scans() ? pending() : nobody(Reason.OFF);
  }

  public Judgement pending() {
    return said(new Verdict.Pending());
  }

  private Judgement nobody(Reason reason) {
    return said(new Verdict.NotScanned(reason));
  }

  private Judgement said(Verdict verdict) {
    return new Judgement(verdict, "", Instant.now(clock));
  }

  /** Has the whole of an object looked at, and discards the content. Fails as reading it does. */
  public Future<Judgement> judge(ObjectContent content) {
    return scanner
        .map(there ->
            there
                .begin(OptionalLong.of(content.info().size()))
                .compose(scan -> new Reading(content.body(), scan).run())
                .onSuccess(metrics::judged))
        .orElseGet(() -> Future.succeededFuture(nobody(Reason.OFF)))
        .eventually(content::discard);
  }
}
