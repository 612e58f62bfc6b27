package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.BucketSettings;
import io.sluice.gateway.access.CorsRule;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.objects.Policies;
import io.sluice.gateway.objects.Tags;
import io.sluice.gateway.policy.PolicySettings;
import io.sluice.gateway.rest.Bodies;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes what is set for a bucket. What is given replaces all that was there of its kind; what is
 * absent stays.
 */
public final class UpdateBucketSettings implements Operation {
  private final Buckets buckets;
  private final Bodies bodies;
  private final Policies policies;

  public UpdateBucketSettings(Buckets buckets, Bodies bodies, Policies policies) {
    this.buckets = buckets;
    this.bodies = bodies;
    this.policies = policies;
  }

  /** What is sent; each may be null. */
  record Wanted(List<CorsDocument> cors, Map<String, String> tags, PolicyDocument policy) {
    Change change() {
      return new Change(
          Optional.ofNullable(cors).map(CorsDocument::rules),
          Optional.ofNullable(tags).map(sent -> TagRules.tags(sent, Tags.PER_BUCKET_MAX)),
          Optional.ofNullable(policy).map(PolicyDocument::settings));
    }
  }

  /** What can be kept. */
  record Change(
      Optional<List<CorsRule>> cors, Optional<Tags> tags, Optional<PolicySettings> policy) {
    BucketSettings applyTo(BucketSettings found) {
      BucketSettings ruled = cors.map(found::withCors).orElse(found);
      BucketSettings tagged = tags.map(Tags::values).map(ruled::withTags).orElse(ruled);
      return policy.map(tagged::withPolicy).orElse(tagged);
    }
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return bodies
        .read(request, Wanted.class)
        .map(Wanted::change)
        .compose(change -> change(request, change))
        .map(settings -> BucketSettingsDocument.reply(settings, policies));
  }

  private Future<BucketSettings> change(RestRequest request, Change change) {
    return buckets.change(
        request.caller(), "UpdateBucketSettings", request.bucket(), change::applyTo);
  }
}
