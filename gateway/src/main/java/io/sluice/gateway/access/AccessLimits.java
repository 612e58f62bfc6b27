package io.sluice.gateway.access;

/**
 * How much may be given.
 *
 * @param keysPerUser access keys that a user has at once
 * @param groupsPerUser groups that a user is in
 * @param grantsPerBucket grants that a bucket has
 */
public record AccessLimits(int keysPerUser, int groupsPerUser, int grantsPerBucket) {

  /** Fails where a bucket would have too many grants. */
  public void requireGrants(int count) {
    require("grants of a bucket", count, grantsPerBucket);
  }

  /** Fails where one more would be too many. */
  static void require(String field, int count, int most) {
    if (count > most) {
      throw new InvalidInput(field, "can be " + most + " at most");
    }
  }
}
