package io.sluice.gateway.s3;

import io.sluice.gateway.http.Percent;
import io.sluice.gateway.s3.S3Operation.Target;
import java.util.List;
import java.util.Locale;

/**
 * Bucket and key as the path, or host and path, spell them; decoded, not normalised.
 *
 * @param bucket empty where the service itself is meant
 * @param key empty where the bucket is meant
 * @param hosted whether the host spells the bucket
 */
record Address(String bucket, String key, boolean hosted) {

  Target target() {
    if (bucket.isEmpty() && key.isEmpty()) {
      return Target.SERVICE;
    }
    return key.isEmpty() ? Target.BUCKET : Target.OBJECT;
  }

  /**
   * Reads an address.
   *
   * @param host as in the header, or null
   * @param domains below which buckets are host names, in lower case
   * @throws IllegalArgumentException where the path is not percent-encoded UTF-8
   */
  static Address of(String host, String rawPath, List<String> domains) {
    String bucket = domains.isEmpty() || host == null ? "" : bucketOf(host, domains);
    String path = rawPath.startsWith("/") ? rawPath.substring(1) : rawPath;
    if (!bucket.isEmpty()) {
      return new Address(bucket, Percent.decode(path), true);
    }
    int slash = path.indexOf('/');
    return slash < 0
        ? new Address(Percent.decode(path), "", false)
        : new Address(
            Percent.decode(path.substring(0, slash)),
            Percent.decode(path.substring(slash + 1)),
            false);
  }

  private static String bucketOf(String host, List<String> domains) {
    int colon = host.lastIndexOf(':');
    String name = (colon < 0 ? host : host.substring(0, colon)).toLowerCase(Locale.ROOT);
    for (String domain : domains) {
      int length = name.length() - domain.length() - 1;
      if (length > 0 && name.endsWith(domain) && name.charAt(length) == '.') {
        return name.substring(0, length);
      }
    }
    return "";
  }
}
