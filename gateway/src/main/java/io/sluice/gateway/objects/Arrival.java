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
  private final Future<Mark> mark;

  Arrival(
      Principal who,
      ObjectRef ref,
      BucketPolicy policy,
      Optional<Scan> scan,
      Optional<ObjectRef> replaced,
      Inspector inspector,
      Future<Mark> mark) {
    this.who = who;
    this.ref = ref;
    this.policy = policy;
    this.scan = scan;
    this.replaced = replaced;
    this.inspector = inspector;
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

  /** What makes it an object. Fails with {@link Refused} where its bucket does not want it. */
  Future<Commit> commit(Received received) {
    Judgement said = received.judgement().orElseGet(this::unlooked);
    return admit(said)
        .map(annotations ->
            new Commit(received.size(), received.md5(), received.checksums(), annotations));
  }

  /** What is kept of a verdict with the object. Fails as {@link #commit} does. */
  Future<Map<String, String>> admit(Judgement said) {
    return switch (policy.fate(said.verdict())) {
      case KEEP -> mark.map(made -> annotations(said));
      case REFUSE, QUARANTINE -> Future.failedFuture(refused(said));
    };
  }

  private Refused refused(Judgement said) {
    if (said.verdict() instanceof Verdict.Infected) {
      ScanAudit.refused(who, ref, said);
    }
    return new Refused(said.verdict());
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
