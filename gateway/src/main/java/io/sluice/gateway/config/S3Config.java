package io.sluice.gateway.config;

import java.time.Duration;
import java.util.List;

/**
 * The S3 door.
 *
 * @param host the address to listen on
 * @param port 0 for one that is free
 * @param region what GetBucketLocation and HeadBucket tell; clients may sign for any
 * @param domains names under which {@code bucket.name} addresses a bucket (virtual-host style)
 * @param patience a client that waits for a copy or a completion hears nothing for so long, then
 *     white space
 */
public record S3Config(
    String host, int port, String region, List<String> domains, Duration patience) {

  public static final S3Config DEFAULTS =
      new S3Config("0.0.0.0", 9000, "us-east-1", List.of(), Duration.ofSeconds(10));

  public S3Config {
    Check.port(port);
    Check.atLeast("patience", patience.toMillis(), 1);
    domains = List.copyOf(domains);
  }
}
