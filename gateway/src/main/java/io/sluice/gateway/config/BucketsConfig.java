package io.sluice.gateway.config;

/**
 * What holds for buckets of which nothing else was said.
 *
 * @param profile settings that go together
 */
public record BucketsConfig(Profile profile) {

  /** By what a bucket is for. */
  public enum Profile {
    DOCUMENTS,
    RESEARCH,
    BACKUP
  }

  public static final BucketsConfig DEFAULTS = new BucketsConfig(Profile.DOCUMENTS);
}
