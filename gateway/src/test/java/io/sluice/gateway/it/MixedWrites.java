package io.sluice.gateway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/**
 * A writer that puts, overwrites, copies, deletes and uploads in parts under keys of its own, among
 * folders that it shares with others, and remembers what was acknowledged.
 */
final class MixedWrites {
  static final String BUCKET = "killed";
  private static final int KEYS = 24;
  private static final int PART = 5 << 20;

  /** What an object is, so that it can be made again: nothing at all where the size is negative. */
  private record Content(long seed, int size) {
    static final Content ABSENT = new Content(0, -1);

    byte[] bytes() {
      return OneServer.noise(size, seed);
    }
  }

  private final int number;
  private final Random random;
  private final Map<String, Content> acknowledged = new HashMap<>();
  private final List<String> refused = new ArrayList<>();
  private String pendingKey;
  private Content pending;

  MixedWrites(int number) {
    this.number = number;
    this.random = new Random(number);
  }

  /** Answers other than success. */
  List<String> refused() {
    return refused;
  }

  boolean wasCutOff() {
    return pendingKey != null;
  }

  /** Writes until the gateway is gone. */
  void run(S3Wire client, CountDownLatch count) {
    while (refused.isEmpty()) {
      pendingKey = key();
      pending = next();
      try {
        Answer answer = write(client);
        if (answer.status() >= 300) {
          refused.add(pendingKey + " " + answer);
          return;
        }
      } catch (UncheckedIOException e) {
        return;
      }
      acknowledged.put(pendingKey, pending);
      pendingKey = null;
      count.countDown();
    }
  }

  private String key() {
    int key = random.nextInt(KEYS);
    return switch (key % 4) {
      case 0 -> "k-" + number + "-" + key;
      case 1 -> "shared/k-" + number + "-" + key;
      case 2 -> "comes/and/goes/" + key + "/" + number;
      default -> "own-" + number + "/" + key + "/\u00fc " + key;
    };
  }

  private Content next() {
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> Content.ABSENT;
      case 4 -> new Content(random.nextLong(), PART + random.nextInt(50_000));
      case 5, 6, 7 -> new Content(random.nextLong(), 1 << 20 | random.nextInt(1 << 20));
      case 8 -> new Content(0, 0);
      default -> new Content(random.nextLong(), random.nextInt(20_000));
    };
  }

  private Answer write(S3Wire client) {
    if (pending.equals(Content.ABSENT)) {
      return client.delete(BUCKET, pendingKey);
    }
    if (pending.size > PART) {
      return inParts(client, pending.bytes());
    }
    List<String> sources =
        acknowledged.keySet().stream()
            .filter(key -> !acknowledged.get(key).equals(Content.ABSENT))
            .filter(key -> !key.equals(pendingKey))
            .toList();
    if (!sources.isEmpty() && random.nextInt(6) == 0) {
      String source = sources.get(random.nextInt(sources.size()));
      pending = acknowledged.get(source);
      return client.copy(BUCKET, source, pendingKey);
    }
    return client.put(BUCKET, pendingKey, pending.bytes());
  }

  private Answer inParts(S3Wire client, byte[] bytes) {
    String upload = client.createUpload(BUCKET, pendingKey);
    byte[] head = java.util.Arrays.copyOf(bytes, PART);
    byte[] tail = java.util.Arrays.copyOfRange(bytes, PART, bytes.length);
    Answer first = client.uploadPart(BUCKET, pendingKey, upload, 1, head);
    Answer last = client.uploadPart(BUCKET, pendingKey, upload, 2, tail);
    if (first.status() != 200 || last.status() != 200) {
      return first.status() != 200 ? first : last;
    }
    return client.complete(BUCKET, pendingKey, upload, first.etag(), last.etag());
  }

  /** Compares every key, and tells what is there: keys with their ETags. */
  void compare(S3Wire client, Map<String, String> found) {
    if (pendingKey != null) {
      settle(client);
    }
    acknowledged.forEach((key, content) -> {
      Answer answer = client.get(BUCKET, key);
      assertThat(is(answer, content)).as("%s is %s: %s", key, content, brief(answer)).isTrue();
      if (answer.status() == 200) {
        found.put(key, answer.etag());
      }
    });
  }

  /** The write that was cut off happened, or did not; from now on it is as if acknowledged. */
  private void settle(S3Wire client) {
    Content before = acknowledged.getOrDefault(pendingKey, Content.ABSENT);
    Answer answer = client.get(BUCKET, pendingKey);
    assertThat(is(answer, before) || is(answer, pending))
        .as("%s is %s or %s: %s", pendingKey, before, pending, brief(answer))
        .isTrue();
    acknowledged.put(pendingKey, is(answer, before) ? before : pending);
    pendingKey = null;
  }

  private static boolean is(Answer answer, Content content) {
    if (content.equals(Content.ABSENT)) {
      return answer.status() == 404;
    }
    return answer.status() == 200
        && java.util.Arrays.equals(answer.body(), content.bytes())
        && (answer.etag().contains("-") || answer.etag().equals(md5(answer.body())));
  }

  private static String brief(Answer answer) {
    return answer.status() + ", " + answer.body().length + " bytes, " + answer.etag();
  }

  private static String md5(byte[] bytes) {
    try {
      byte[] sum = MessageDigest.getInstance("MD5").digest(bytes);
      return '"' + HexFormat.of().formatHex(sum) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
