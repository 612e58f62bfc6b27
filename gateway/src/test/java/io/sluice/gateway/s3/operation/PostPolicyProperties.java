package io.sluice.gateway.s3.operation;

import static io.sluice.contract.Inputs.assertLinear;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PostPolicyProperties {
  private static final String POLICY =
      "{\"expiration\":\"2030-01-01T00:00:00.000Z\",\"conditions\":[{\"bucket\":\"b\"},"
          + "[\"starts-with\",\"$key\",\"a/\"],[\"eq\",\"$acl\",\"private\"],"
          + "[\"content-length-range\",1,100]]}";

  private static void readAndJudge(String policy) {
    byte[] json = policy.getBytes(StandardCharsets.UTF_8);
    readAndJudgeBase64(Base64.getEncoder().encodeToString(json));
  }

  private static void readAndJudgeBase64(String policy) {
    try {
      PostPolicy read = PostPolicy.parse(policy);
      assertThat(read.lengthMin()).isNotNegative();
      assertThat(read.lengthMax()).isNotNegative();
      read.check(Map.of("bucket", "b", "key", "a/x", "acl", "private"), Instant.EPOCH);
    } catch (S3Failure refused) {
      assertThat(refused.error().code())
          .isIn(S3ErrorCode.INVALID_POLICY_DOCUMENT, S3ErrorCode.ACCESS_DENIED);
    }
  }

  @Property
  void aPolicyIsReadOrRefused(@ForAll("policies") String policy) {
    readAndJudge(policy);
    readAndJudgeBase64(policy);
  }

  @Property
  void noFieldComesWithoutACondition(@ForAll("names") String name) {
    byte[] json = POLICY.getBytes(StandardCharsets.UTF_8);
    PostPolicy policy = PostPolicy.parse(Base64.getEncoder().encodeToString(json));
    Map<String, String> fields =
        Map.of("bucket", "b", "key", "a/x", "acl", "private", name + "-more", "x");
    try {
      policy.check(fields, Instant.EPOCH);
      assertThat(name + "-more").startsWith("x-ignore-");
    } catch (S3Failure refused) {
      assertThat(refused.error().code()).isEqualTo(S3ErrorCode.ACCESS_DENIED);
    }
  }

  @Property(tries = 2)
  void muchIsReadInTime(@ForAll("huge") String input) {
    String conditions = "{\"expiration\":\"2030-01-01T00:00:00Z\",\"conditions\":[";
    for (String policy : List.of(input, conditions + input, conditions + input + "[]]}")) {
      assertLinear(() -> readAndJudge(policy));
    }
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().alpha().numeric().withChars('-').ofMaxLength(20);
  }

  @Provide
  Arbitrary<String> policies() {
    return Arbitraries.oneOf(
        Inputs.near(POLICY),
        Inputs.of(
            "{", "}", "[", "]", ",", ":", "\"eq\"", "\"$key\"", "1", "-1", "1e999", "null", "true"),
        Arbitraries.of("null", "[]", "1", "\"x\"", "", "{}", "[".repeat(2000)),
        Inputs.text());
  }

  @Provide
  Arbitrary<String> huge() {
    return Inputs.huge("{\"a\":\"b\"},", "[\"eq\",\"$a\",\"b\"],", "[", "1", "{\"a\":", "[],");
  }
}
