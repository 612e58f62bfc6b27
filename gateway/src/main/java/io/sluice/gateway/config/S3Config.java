package io.sluice.gateway.config;

import java.util.List;

/**
 * The S3 door.
 *
 * @param host the address to listen on
 * @param port 0 for one that is free
 * @param region what GetBucketLocation and HeadBucket tell; clients may sign for any
 * @param domains names under which {@code bucket.name} addresses a bucket (virtual-host style)
 */
public record S3Config(String host, int port, String region, List<String> domains) {

  public static final S3Config DEFAULTS = new S3Config("0.0.0.0", 9000, "us-east-1", List.of());

  public S3Config {
    Check.port(port);
    domains = List.copyOf(domains);
  }
}
