package io.sluice.spi;

import java.util.List;

/**
 * A page of buckets.
 *
 * @param buckets in byte order of their names
 * @param more whether a page after the last of these names would hold anything
 */
public record BucketPage(List<BucketInfo> buckets, boolean more) {

  public BucketPage {
    buckets = List.copyOf(buckets);
  }
}
