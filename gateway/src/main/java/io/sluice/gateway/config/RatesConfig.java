package io.sluice.gateway.config;

/**
 * How fast clients may be, all together and each user. 0 sets no limit. An anonymous sender is a
 * user by its address.
 *
 * @param requestsPerSecond of all; more are told to slow down
 * @param uploadBytesPerSecond of all bodies that come in; they are slowed down
 * @param downloadBytesPerSecond of all objects that go out; they are slowed down
 * @param user the same for each user
 * @param users whose counts are kept; a user beyond is the one who was away longest, and begins
 *     anew
 */
public record RatesConfig(
    int requestsPerSecond,
    ByteSize uploadBytesPerSecond,
    ByteSize downloadBytesPerSecond,
    User user,
    int users) {

  public static final RatesConfig DEFAULTS =
      new RatesConfig(0, new ByteSize(0), new ByteSize(0), User.DEFAULTS, 10_000);

  /**
   * Of each user.
   *
   * @param requests under way at once; more are told to slow down
   */
  public record User(
      int requests,
      int requestsPerSecond,
      ByteSize uploadBytesPerSecond,
      ByteSize downloadBytesPerSecond) {

    public static final User DEFAULTS = new User(0, 0, new ByteSize(0), new ByteSize(0));

    public User {
      Check.atLeast("requests", requests, 0);
      Check.atLeast("requestsPerSecond", requestsPerSecond, 0);
    }
  }

  public RatesConfig {
    Check.atLeast("requestsPerSecond", requestsPerSecond, 0);
    Check.range("users", users, 1, 10_000_000);
  }
}
