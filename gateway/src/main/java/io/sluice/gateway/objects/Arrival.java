package io.sluice.gateway.objects;

import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.ingest.Received;
import io.sluice.gateway.outbox.Mark;
import io.sluice.gateway.policy.BucketPolicy;
import io.sluice.gateway.policy.Verdicts;
import io.sluice.gateway.scan.Inspector;
import io.sluice.gateway.scan.Refused;
import io.sluice.scanner.Judgement;
import io.sluice.scanner.Scan;
import io.sluice.scanner.Verdict;
import io.sluice.spi.Commit;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One object on its way in: who brings it, what its bucket wants, and what was said of its bytes.
 * The mark is made while the bytes come, and waited for before they are published.
 */
final class Arrival {
  private final Principal who;
  private final ObjectRef ref;
  private final BucketPolicy policy;
  private final Optional<Scan> scan;
  private final Optional<ObjectRef> replaced;
  private final Inspector inspector;
  private final boolean quarantines;
  private final Future<Mark> mark;
  private Optional<Judgement> found = Optional.empty();

  /**
   * What becomes of its bytes.
   *
   * @param annotations what is kept of the verdict with them
   * @param aside the place in quarantine, where they are not to be published
   */
  record Admission(Map<String, String> annotations, Optional<ObjectRef> aside) {}

  /**
   * One that has nothing yet.
   *
   * @param quarantines whether what is not published can be kept
   */
  Arrival(
      Principal who,
      ObjectRef ref,
      BucketPolicy policy,
      Optional<Scan> scan,
      Optional<ObjectRef> replaced,
      Inspector inspector,
      boolean quarantines,
      Future<Mark> mark) {
    this.who = who;
    this.ref = ref;
    this.policy = policy;
    this.scan = scan;
    this.replaced = replaced;
    this.inspector = inspector;
    this.quarantines = quarantines;
    this.mark = mark;
  }

  Optional<Scan> scan() {
    return scan;
  }

  /** Where the object that it replaces is kept until something is said of this one. */
  Optional<ObjectRef> replaced() {
    return replaced;
  }

  /** Whether so many bytes are judged before anybody sees them. */
  boolean isJudgedBefore(long size) {
    return inspector.judgesBefore(policy, size);
  }

  /** What is to be said where nobody looked yet. */
  Judgement unlooked() {
    return inspector.unlooked(policy);
  }

  /** What makes it an object. Fails with {@link Refused} where nothing of it is to be kept. */
  Future<Commit> commit(Received received) {
    Judgement said = received.judgement().orElseGet(this::unlooked);
    return admit(said)
        .map(admission ->
            new Commit(
                received.size(),
                received.md5(),
                received.checksums(),
                admission.annotations(),
                admission.aside()));
  }

  /** What is to be done with the bytes. Fails as {@link #commit} does. */
  Future<Admission> admit(Judgement said) {
    return switch (policy.fate(said.verdict())) {
      case KEEP -> mark.map(made -> new Admission(annotations(said), Optional.empty()));
      case REFUSE -> Future.failedFuture(refused(said));
      case QUARANTINE ->
          quarantines ? Future.succeededFuture(aside(said)) : Future.failedFuture(refused(said));
    };
  }

  private Admission aside(Judgement said) {
    found = Optional.of(said);
    Map<String, String> annotations = new HashMap<>(Written.by(who));
    annotations.put(Verdicts.ANNOTATION, Verdicts.text(said));
    annotations.put(Quarantined.ORIGIN, ref.key().value());
    return new Admission(annotations, Optional.of(Quarantined.placeFor(ref)));
  }

  /**
   * What whoever brought it is to hear of what was done. Fails with {@link Refused} where it was
   * put aside.
   */
  Future<ObjectInfo> answer(Future<ObjectInfo> done) {
    return done.onFailure(failure -> found.ifPresent(this::refused)).compose(this::told);
  }

  private Future<ObjectInfo> told(ObjectInfo made) {
    if (made.ref().equals(ref)) {
      return Future.succeededFuture(made);
    }
    Judgement said = Verdicts.of(made);
    ScanAudit.quarantined(who, ref, said, Quarantined.id(made.ref()));
    return Future.failedFuture(Refused.kept(said.verdict()));
  }

  private Refused refused(Judgement said) {
    if (said.verdict() instanceof Verdict.Infected) {
      ScanAudit.refused(who, ref, said);
    }
    return Refused.gone(said.verdict());
  }

  private Map<String, String> annotations(Judgement said) {
    Map<String, String> annotations = new HashMap<>(Written.by(who));
    if (policy.scans()) {
      annotations.put(Verdicts.ANNOTATION, Verdicts.text(said));
    }
    if (Verdicts.awaitsScan(said.verdict())) {
      replaced.ifPresent(kept -> annotations.put(Replaced.ANNOTATION, kept.key().value()));
    }
    return annotations;
  }

  /** It has arrived, or never will: nobody waits for the scanner any more. May be repeated. */
  Future<Void> settle() {
    scan.ifPresent(Scan::cancel);
    return mark.compose(Mark::settle);
  }
}
