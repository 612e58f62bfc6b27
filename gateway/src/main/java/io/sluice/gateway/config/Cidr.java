package io.sluice.gateway.config;

import java.net.InetAddress;
import java.util.Arrays;

/** A range of addresses, written as {@code 10.0.0.0/8}, {@code 2001:db8::/32} or one address. */
public record Cidr(InetAddress network, int bits) {

  /** Reads one; asks no name service. Throws {@link IllegalArgumentException}. */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    int most = network.getAddress().length * Byte.SIZE;
    int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException("no range of addresses: " + text);
    }
    return new Cidr(network, bits);
  }

  public boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] theirs = address.getAddress();
    int whole = bits / Byte.SIZE;
    if (mine.length != theirs.length || !Arrays.equals(mine, 0, whole, theirs, 0, whole)) {
      return false;
    }
    int rest = Byte.SIZE - bits % Byte.SIZE;
    return rest == Byte.SIZE || (mine[whole] & 0xff) >> rest == (theirs[whole] & 0xff) >> rest;
  }
}
