package io.sluice.gateway.s3.operation;

import io.sluice.gateway.s3.Fields;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.xml.XmlNode;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ChecksumType;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checksums as headers and documents name them. */
final class ChecksumHeaders {
  static final String ALGORITHM = "x-amz-checksum-algorithm";
  static final String TYPE = "x-amz-checksum-type";
  private static final String PREFIX = "x-amz-checksum-";

  private ChecksumHeaders() {}

  static String header(ChecksumAlgorithm algorithm) {
    return PREFIX + algorithm.name().toLowerCase(Locale.ROOT);
  }

  static String element(ChecksumAlgorithm algorithm) {
    return "Checksum" + algorithm.name();
  }

  static void write(List<Checksum> checksums, Fields fields) {
    for (Checksum checksum : checksums) {
      fields.add(header(checksum.algorithm()), checksum.value());
      fields.add(TYPE, checksum.type().name());
    }
  }

  static void write(List<Checksum> checksums, XmlWriter xml) {
    checksums.forEach(sum -> xml.element(element(sum.algorithm()), sum.value()));
  }

  static void writeWithType(List<Checksum> checksums, XmlWriter xml) {
    write(checksums, xml);
    checksums.stream().findFirst().ifPresent(sum -> xml.element("ChecksumType", sum.type().name()));
  }

  /** The one that {@link #ALGORITHM} names. */
  static Optional<ChecksumAlgorithm> algorithm(S3Request request) {
    return request.header(ALGORITHM).map(name -> algorithm(ALGORITHM, name));
  }

  static ChecksumAlgorithm algorithm(String header, String name) {
    for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
      if (algorithm.name().equalsIgnoreCase(name)) {
        return algorithm;
      }
    }
    throw S3ErrorCode.INVALID_REQUEST.failure(
        "The value of " + header + " must be one of " + EnumSet.allOf(ChecksumAlgorithm.class));
  }

  static ChecksumType type(String name) {
    for (ChecksumType type : ChecksumType.values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw S3ErrorCode.INVALID_REQUEST.failure(
        "The value of " + TYPE + " must be COMPOSITE or FULL_OBJECT.");
  }

  /** Those that an element of a document names. */
  static List<Checksum> of(XmlNode node) {
    List<Checksum> sums = new ArrayList<>();
    for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
      Optional<String> text = node.child(element(algorithm));
      text.ifPresent(t -> sums.add(parse(algorithm, t.strip(), element(algorithm))));
    }
    return sums;
  }

  /** A checksum of a whole object: composite where a dash and a number follow it. */
  static Checksum parse(ChecksumAlgorithm algorithm, String value, String name) {
    int dash = value.indexOf('-');
    String digest = dash < 0 ? value : value.substring(0, dash);
    if (length(digest) != algorithm.bytes() || (dash >= 0 && !isNumber(value, dash + 1))) {
      throw S3ErrorCode.INVALID_REQUEST.failure("The value of " + name + " is no such checksum.");
    }
    ChecksumType type = dash < 0 ? ChecksumType.FULL_OBJECT : ChecksumType.COMPOSITE;
    return new Checksum(algorithm, type, value);
  }

  /** Of the bytes; -1 where it is not Base64 as everybody writes it. */
  private static int length(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return Base64.getEncoder().encodeToString(bytes).equals(base64) ? bytes.length : -1;
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  private static boolean isNumber(String text, int from) {
    return from < text.length()
        && text.length() - from <= 5
        && text.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
  }
}
