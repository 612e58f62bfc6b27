package io.sluice.gateway.objects;

import io.sluice.gateway.access.BucketSettingsStore;
import io.sluice.gateway.policy.BucketPolicy;
import io.sluice.gateway.policy.PolicySettings;
import io.sluice.gateway.policy.Profile;
import io.sluice.gateway.scan.Inspector;
import io.sluice.spi.BucketName;
import io.vertx.core.Future;

/** What holds for buckets: what was set for them, over what is usual here. */
public final class Policies {
  private final BucketSettingsStore settings;
  private final Profile usual;
  private final Inspector inspector;

  /**
   * Makes them.
   *
   * @param usual of buckets for which none was chosen
   */
  public Policies(BucketSettingsStore settings, Profile usual, Inspector inspector) {
    this.settings = settings;
    this.usual = usual;
    this.inspector = inspector;
  }

  public Future<BucketPolicy> of(BucketName bucket) {
    return settings.read(bucket).map(found -> inForce(found.policy()));
  }

  /** What holds where this was chosen. */
  public BucketPolicy inForce(PolicySettings chosen) {
    return inspector.effective(chosen.over(usual));
  }
}
