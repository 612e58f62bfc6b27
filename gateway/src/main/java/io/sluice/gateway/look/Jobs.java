package io.sluice.gateway.look;

import io.sluice.gateway.access.Access;
import io.sluice.gateway.access.AccessDenied;
import io.sluice.gateway.access.Action;
import io.sluice.gateway.access.Administration;
import io.sluice.gateway.access.Caller;
import io.sluice.gateway.access.NoSuch;
import io.sluice.gateway.access.Permission;
import io.sluice.gateway.auth.Principal;
import io.sluice.spi.BucketName;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What an operator has started and may take hours. Known to the gateway that does it, until that
 * ends. Fails with {@link AccessDenied} for everybody else.
 */
public final class Jobs {
  /** Jobs that are remembered; the oldest that have ended are forgotten. */
  private static final int REMEMBERED = 100;

  private final Access access;
  private final Sweeps sweeps;
  private final Map<String, Job> jobs = new LinkedHashMap<>();

  public Jobs(Access access, Sweeps sweeps) {
    this.access = access;
    this.sweeps = sweeps;
  }

  /** What can be started. */
  public enum Kind {
    /** Everything is read anew for its text, and what is gone is forgotten. */
    REINDEX,
    /** Everything is looked at again for viruses. */
    RESCAN
  }

  /**
   * How a job is.
   *
   * @param bucket empty for all
   * @param seen keys it has gone through
   * @param handled keys of these that it has handed on or done
   * @param ended when; empty while it goes on
   * @param problem why it broke off; empty where it did not
   */
  public record State(
      String id,
      Kind kind,
      String bucket,
      String prefix,
      long seen,
      long handled,
      Instant started,
      Optional<Instant> ended,
      String problem) {}

  /** Starts one; the answer does not wait for it. */
  public Future<State> start(Caller who, Kind kind, Optional<BucketName> bucket, String prefix) {
    Future<State> started =
        require(who.principal()).map(may -> startNow(kind, bucket, prefix).state());
    String target = "bucket/" + bucket.map(BucketName::value).orElse("*");
    return Administration.recorded(who, kind.name(), target, started, job -> prefix);
  }

  private Job startNow(Kind kind, Optional<BucketName> bucket, String prefix) {
    Job job = new Job(kind, bucket, prefix);
    remember(job);
    Future<Void> running =
        switch (kind) {
          case REINDEX -> sweeps.reindex(bucket, prefix, job.progress);
          case RESCAN -> sweeps.rescan(bucket, prefix, job.progress);
        };
    running.onComplete(done -> job.end(job.skips()), failure -> job.end(failure.getMessage()));
    return job;
  }

  private synchronized void remember(Job job) {
    jobs.put(job.id, job);
    if (jobs.size() > REMEMBERED) {
      jobs.values().stream()
          .filter(old -> old.ended.isPresent())
          .findFirst()
          .ifPresent(old -> jobs.remove(old.id));
    }
  }

  /** Those that are remembered, the newest first. */
  public Future<List<State>> list(Principal who) {
    return require(who).map(may -> all());
  }

  private synchronized List<State> all() {
    List<State> states = new ArrayList<>();
    jobs.values().forEach(job -> states.addFirst(job.state()));
    return states;
  }

  /** Fails with {@link NoSuch} where none has this id. */
  public Future<State> find(Principal who, String id) {
    return require(who)
        .map(may -> {
          Job found = byId(id);
          if (found == null) {
            throw new NoSuch("job", id);
          }
          return found.state();
        });
  }

  private synchronized Job byId(String id) {
    return jobs.get(id);
  }

  private Future<Void> require(Principal who) {
    return access.require(who, Permission.to(Action.ADMINISTER));
  }

  private static final class Job {
    private final String id = UUID.randomUUID().toString();
    private final Progress progress = new Progress();
    private final Instant started = Instant.now();
    private final Kind kind;
    private final Optional<BucketName> bucket;
    private final String prefix;
    private volatile Optional<Instant> ended = Optional.empty();
    private volatile String problem = "";

    Job(Kind kind, Optional<BucketName> bucket, String prefix) {
      this.kind = kind;
      this.bucket = bucket;
      this.prefix = prefix;
    }

    void end(String why) {
      problem = why;
      ended = Optional.of(Instant.now());
    }

    String skips() {
      long skips = progress.skips();
      return skips == 0 ? "" : skips + " of them could not be done; the log tells which";
    }

    State state() {
      return new State(
          id,
          kind,
          bucket.map(BucketName::value).orElse(""),
          prefix,
          progress.seen(),
          progress.handled(),
          started,
          ended,
          problem);
    }
  }
}
