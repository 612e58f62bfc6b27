package io.sluice.gateway.objects;

import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.outbox.Mark;
import io.sluice.gateway.policy.BucketPolicy;
import io.sluice.gateway.scan.Inspector;
import io.sluice.scanner.Scan;
import io.sluice.spi.Capability;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.StoreProfile;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** What all changes of objects have in common: a mark before they happen, and policy. */
public final class Intake {
  private final Policies policies;
  private final Inspector inspector;
  private final Marks marks;
  private final boolean quarantines;

  /** For a store that can do so much. */
  public Intake(StoreProfile store, Policies policies, Inspector inspector, Marks marks) {
    this.quarantines = store.can(Capability.COMMIT_ELSEWHERE);
    this.policies = policies;
    this.inspector = inspector;
    this.marks = marks;
  }

  Policies policies() {
    return policies;
  }

  Inspector inspector() {
    return inspector;
  }

  /**
   * An object whose bytes are about to come.
   *
   * @param size how many, where that is known
   */
  Future<Arrival> begin(Principal who, ObjectRef ref, OptionalLong size) {
    return policies
        .of(ref.bucket())
        .map(policy -> arrival(who, ref, policy, inspector.begin(policy, size), size));
  }

  /** An object whose bytes are in the store already, such as the parts of an upload. */
  Future<Arrival> beginStored(Principal who, ObjectRef ref, long size) {
    return policies
        .of(ref.bucket())
        .map(policy -> arrival(who, ref, policy, Optional.empty(), OptionalLong.of(size)));
  }

  private Arrival arrival(
      Principal who, ObjectRef ref, BucketPolicy policy, Optional<Scan> scan, OptionalLong size) {
    boolean known = size.isPresent() && inspector.judgesBefore(policy, size.getAsLong());
    boolean later = policy.scans() && !(known && policy.takesOnlyScanned());
    Optional<ObjectRef> replaced = later ? Optional.of(Replaced.placeFor(ref)) : Optional.empty();
    return new Arrival(
        who, ref, policy, scan, replaced, inspector, quarantines, marks.mark(who, ref));
  }

  /** Makes a change to an object that brings no bytes. */
  <T> Future<T> marked(Principal who, ObjectRef ref, Supplier<Future<T>> change) {
    return marked(who, List.of(ref), change);
  }

  /** Makes a change to several objects. */
  <T> Future<T> marked(Principal who, List<ObjectRef> refs, Supplier<Future<T>> change) {
    List<Future<Mark>> made = new ArrayList<>();
    refs.forEach(ref -> made.add(marks.mark(who, ref)));
    return Future.join(made)
        .compose(durable -> change.get())
        .eventually(
            () -> Future.join(made.stream().map(mark -> mark.compose(Mark::settle)).toList()));
  }
}
