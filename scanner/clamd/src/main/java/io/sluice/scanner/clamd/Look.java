package io.sluice.scanner.clamd;

import io.sluice.scanner.Verdict.Infected;
import io.sluice.scanner.Verdict.NotScanned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out by experiment what a clamd does, whatever its configuration says. Blocks.
 *
 * <p>clamd refuses a stream when a chunk beyond StreamMaxLength is only announced, so that this
 * limit is found without sending anything. Where clamd tells of its other limits, no more need be
 * known. Where it does not, it answers OK for what it never looked at: then archives of growing
 * size, with a mark at their beginning, show up to which size that is found.
 */
final class Look {
  private static final long MEBIBYTE = 1 << 20;

  /** clamd's own hard limit. */
  static final long STREAM_BYTES_MAX = Integer.MAX_VALUE;

  /** Of a clamd that hides its limits, no more is tried and no more is believed: its default. */
  static final long SILENT_BYTES_MAX = 100 * MEBIBYTE;

  /** The test signatures that come with Sluice need 6 MiB, the official ones more than 1 GiB. */
  private static final double FEW_SIGNATURES_MEBIBYTES = 64;

  private static final Pattern POOLS = Pattern.compile("pools_used ([0-9.]+)M");
  private static final int PAD_BYTES = 64 << 10;

  private final ClamdAddress address;
  private final Duration time;

  /**
   * @param time for each question
   */
  Look(ClamdAddress address, Duration time) {
    this.address = address;
    this.time = time;
  }

  /** Cheap: neither scans anything nor waits behind scans. */
  Version version() throws IOException {
    return Version.parse(ClamdCall.ask(address, "VERSION", time));
  }

  Facts facts() throws IOException {
    Version version = version();
    if (!finds(scan(Marker.EICAR))) {
      throw new IOException(
          "it does not find EICAR's test file: load signatures that know it (freshclam)");
    }
    boolean tellsLimits = Reply.tellsOfLimits(scan(Marker.nested()));
    boolean tellsEncrypted = Reply.verdict(scan(Marker.encrypted())) instanceof NotScanned;
    long taken = largest(STREAM_BYTES_MAX, 1, this::takes);
    long looked = tellsLimits ? taken : Math.min(taken, largestFound(taken));
    return new Facts(
        version.engine(),
        version.signatures(),
        version.signatures().isEmpty() && hasFewSignatures(),
        tellsLimits,
        tellsEncrypted,
        looked);
  }

  private long largestFound(long taken) {
    long most = Math.min(taken, SILENT_BYTES_MAX);
    if (findsIn(most)) {
      return most;
    }
    return MEBIBYTE * largest(most / MEBIBYTE, 0, mebibytes -> findsIn(mebibytes * MEBIBYTE));
  }

  /** The largest number up to most for which it holds, given that it holds for least. */
  private static long largest(long most, long least, LongPredicate holds) {
    if (most <= least || holds.test(most)) {
      return most;
    }
    long good = least;
    long bad = most;
    while (bad - good > 1) {
      long middle = good + (bad - good) / 2;
      if (holds.test(middle)) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return good;
  }

  private boolean takes(long size) {
    try (ClamdCall call = ClamdCall.open(address, time)) {
      call.command("INSTREAM");
      call.announce(Math.toIntExact(size));
      call.hangUp();
      return !call.replyOrNothing().contains("size limit exceeded");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean findsIn(long size) {
    Marker.Spread spread = Marker.Spread.of(size);
    if (spread.gapBytes() < 0) {
      return false;
    }
    ByteBuffer pad = ByteBuffer.allocate(PAD_BYTES);
    try (ClamdCall call = ClamdCall.open(address, time)) {
      call.command("INSTREAM");
      call.chunk(spread.head());
      for (long left = spread.gapBytes(); left > 0; left -= pad.limit()) {
        call.chunk(pad.rewind().limit((int) Math.min(left, PAD_BYTES)));
      }
      call.chunk(spread.tail());
      call.announce(0);
      return finds(call.reply());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String scan(byte[] bytes) throws IOException {
    try (ClamdCall call = ClamdCall.open(address, time)) {
      call.command("INSTREAM");
      call.chunk(ByteBuffer.wrap(bytes));
      call.announce(0);
      return call.reply();
    }
  }

  private static boolean finds(String reply) {
    return Reply.verdict(reply) instanceof Infected;
  }

  private boolean hasFewSignatures() throws IOException {
    Matcher pools = POOLS.matcher(ClamdCall.ask(address, "STATS", time));
    return !pools.find() || Double.parseDouble(pools.group(1)) < FEW_SIGNATURES_MEBIBYTES;
  }
}
