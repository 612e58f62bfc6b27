package io.sluice.gateway.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.gateway.config.RatesConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How fast all may be together, and each user by itself. Requests beyond are refused, bytes are
 * slowed down. Remembers a bounded number of users. May be used by any thread.
 */
public final class Rates {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final RatesConfig config;
  private final Share all;
  private final Cache<String, Share> users;
  private final boolean countsUsers;
  private final Counter uploadPauses;
  private final Counter downloadPauses;
  private final Counter refusedOfAll;
  private final Counter refusedRate;
  private final Counter refusedUnderWay;

  public Rates(RatesConfig config, MeterRegistry registry) {
    this.config = config;
    this.all =
        Share.of(
            config.requestsPerSecond(),
            config.uploadBytesPerSecond().bytes(),
            config.downloadBytesPerSecond().bytes());
    this.users = Caffeine.newBuilder().maximumSize(config.users()).build();
    this.countsUsers = !config.user().equals(RatesConfig.User.DEFAULTS);
    this.uploadPauses = pauses(registry, "in");
    this.downloadPauses = pauses(registry, "out");
    this.refusedOfAll = refused(registry, "rates.requestsPerSecond");
    this.refusedRate = refused(registry, "rates.user.requestsPerSecond");
    this.refusedUnderWay = refused(registry, "rates.user.requests");
    registry.gauge("sluice.rates.users", users, Cache::estimatedSize);
  }

  private static Counter pauses(MeterRegistry registry, String direction) {
    return Counter.builder("sluice.rates.pauses.seconds")
        .description("for how long bodies were held back, all together")
        .tag("direction", direction)
        .register(registry);
  }

  /** Counts what a limit, called by its key, refused. */
  static Counter refused(MeterRegistry registry, String limit) {
    return Counter.builder("sluice.limits.refused")
        .description("requests and connections refused, by the limit that they met")
        .tag("limit", limit)
        .register(registry);
  }

  /** Whether one more request of anybody is let in. */
  boolean enter() {
    boolean lets = all.requests().tryPass() == 0;
    if (!lets) {
      refusedOfAll.increment();
    }
    return lets;
  }

  /**
   * Lets a user's request in, which must leave again.
   *
   * @param user null where users are not counted
   * @throws TooMuch where the user has had enough
   */
  Share enter(String user) {
    if (!countsUsers) {
      return null;
    }
    Share share = users.get(user, name -> shareOfUser());
    int most = config.user().requests();
    if (share.underWay().incrementAndGet() > most && most > 0) {
      share.underWay().decrementAndGet();
      refusedUnderWay.increment();
      throw new TooMuch("rates.user.requests", SECOND);
    }
    long nanos = share.requests().tryPass();
    if (nanos > 0) {
      share.underWay().decrementAndGet();
      refusedRate.increment();
      throw new TooMuch("rates.user.requestsPerSecond", SECOND.plusNanos(nanos));
    }
    return share;
  }

  private Share shareOfUser() {
    RatesConfig.User user = config.user();
    return Share.of(
        user.requestsPerSecond(),
        user.uploadBytesPerSecond().bytes(),
        user.downloadBytesPerSecond().bytes());
  }

  /** Whether objects that go out may have to wait. */
  boolean limitsDownloads() {
    return !all.downloads().isUnlimited() || config.user().downloadBytesPerSecond().bytes() > 0;
  }

  boolean limitsUploads() {
    return !all.uploads().isUnlimited() || config.user().uploadBytesPerSecond().bytes() > 0;
  }

  /** Counts bytes that came in, and tells for how many nanoseconds no more may come. */
  long uploaded(Share user, int bytes) {
    long own = user == null ? 0 : user.uploads().pass(bytes);
    return noted(uploadPauses, Math.max(own, all.uploads().pass(bytes)));
  }

  /** The same for bytes that go out. */
  long downloaded(Share user, int bytes) {
    long own = user == null ? 0 : user.downloads().pass(bytes);
    return noted(downloadPauses, Math.max(own, all.downloads().pass(bytes)));
  }

  private static long noted(Counter pauses, long nanos) {
    if (nanos > 0) {
      pauses.increment((double) nanos / TimeUnit.SECONDS.toNanos(1));
    }
    return nanos;
  }
}
