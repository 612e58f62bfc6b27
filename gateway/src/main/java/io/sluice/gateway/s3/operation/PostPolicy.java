package io.sluice.gateway.s3.operation;

import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What whoever signed a form lets be sent with it: until when, and which values its fields may
 * have. Every field needs a condition, so that nobody adds one.
 *
 * @param lengthMin of the file
 */
record PostPolicy(Instant expiration, List<Condition> conditions, long lengthMin, long lengthMax) {
  private static final String LENGTH = "content-length-range";
  private static final String IGNORED = "x-ignore-";

  /** Fields that the policy itself is about, or that carry it. */
  private static final Set<String> UNCONDITIONED =
      Set.of("policy", "x-amz-signature", "awsaccesskeyid", "signature");

  /** One field, and what it must be or begin with. */
  record Condition(String field, boolean prefix, String value) {

    boolean holds(String actual) {
      return prefix ? actual.startsWith(value) : actual.equals(value);
    }

    @Override
    public String toString() {
      return new JsonArray()
          .add(prefix ? "starts-with" : "eq")
          .add("$" + field)
          .add(value)
          .encode();
    }
  }

  /** Reads a policy in Base64. Throws InvalidPolicyDocument. */
  static PostPolicy parse(String base64) {
    JsonObject json = json(base64);
    Object expiration = json.getValue("expiration");
    if (!(expiration instanceof String time)) {
      throw invalid("Policy missing expiration.");
    }
    if (!(json.getValue("conditions") instanceof JsonArray list)) {
      throw invalid("Policy missing conditions.");
    }
    List<Condition> conditions = new ArrayList<>();
    long[] length = {0, Long.MAX_VALUE};
    list.forEach(item -> read(item, conditions, length));
    return new PostPolicy(instant(time), conditions, length[0], length[1]);
  }

  private static JsonObject json(String base64) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(base64);
      return new JsonObject(new String(bytes, StandardCharsets.UTF_8));
    } catch (DecodeException | IllegalArgumentException e) {
      throw invalid("Invalid JSON.");
    }
  }

  private static Instant instant(String time) {
    try {
      return OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeParseException e) {
      throw invalid("Invalid 'expiration' value: '" + time + "'.");
    }
  }

  private static void read(Object item, List<Condition> conditions, long[] length) {
    if (item instanceof JsonObject pair && pair.size() == 1) {
      String field = pair.fieldNames().iterator().next();
      conditions.add(new Condition(lower(field), false, text(pair.getValue(field))));
    } else if (item instanceof JsonArray triple
        && triple.size() == 3
        && triple.getValue(0) instanceof String operator) {
      read(lower(operator), triple, conditions, length);
    } else {
      throw invalid("Invalid condition.");
    }
  }

  private static void read(
      String operator, JsonArray triple, List<Condition> conditions, long[] length) {
    switch (operator) {
      case "eq", "starts-with" -> {
        String field = text(triple.getValue(1));
        if (!field.startsWith("$")) {
          throw invalid("Invalid condition: " + field + " must begin with $.");
        }
        conditions.add(
            new Condition(
                lower(field.substring(1)),
                operator.equals("starts-with"),
                text(triple.getValue(2))));
      }
      case LENGTH -> {
        length[0] = Math.max(length[0], number(triple.getValue(1)));
        length[1] = Math.min(length[1], number(triple.getValue(2)));
      }
      default -> throw invalid("Invalid condition: " + operator + ".");
    }
  }

  private static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw invalid("Invalid condition: a text is expected.");
  }

  private static long number(Object value) {
    String digits = String.valueOf(value);
    if (digits.isEmpty()
        || digits.length() > 18
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw invalid("Invalid " + LENGTH + ".");
    }
    return Long.parseLong(digits);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /**
   * Judges a form.
   *
   * @param fields all there are but the file, and the bucket that it is sent to
   */
  void check(Map<String, String> fields, Instant now) {
    if (!now.isBefore(expiration)) {
      throw denied("Policy expired.");
    }
    Set<String> named = new HashSet<>();
    for (Condition condition : conditions) {
      named.add(condition.field);
      if (!condition.holds(fields.getOrDefault(condition.field, ""))) {
        throw denied("Policy Condition failed: " + condition);
      }
    }
    for (String field : fields.keySet()) {
      if (!named.contains(field) && !UNCONDITIONED.contains(field) && !field.startsWith(IGNORED)) {
        throw denied("Extra input fields: " + field);
      }
    }
  }

  private static S3Failure invalid(String what) {
    return S3ErrorCode.INVALID_POLICY_DOCUMENT.failure("Invalid Policy: " + what);
  }

  private static S3Failure denied(String what) {
    return S3ErrorCode.ACCESS_DENIED.failure("Invalid according to Policy: " + what);
  }
}
