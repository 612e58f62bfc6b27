package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.BucketSettings;
import io.sluice.gateway.objects.Policies;
import io.sluice.gateway.rest.Reply;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is set for a bucket, as it is shown. Grants are shown by themselves. */
record BucketSettingsDocument(
    String owner,
    List<CorsDocument> cors,
    Map<String, String> tags,
    PolicyDocument policy,
    PolicyDocument policyInForce) {

  static Reply reply(BucketSettings settings, Policies policies) {
    return Reply.document(
        new BucketSettingsDocument(
            settings.owner(),
            settings.cors().stream().map(CorsDocument::of).toList(),
            new TreeMap<>(settings.tags()),
            PolicyDocument.of(settings.policy()),
            PolicyDocument.of(policies.inForce(settings.policy()))));
  }
}
