package io.sluice.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.contract.Inputs;
import io.sluice.gateway.auth.SecretAccessKey;
import io.sluice.gateway.control.Codec;
import io.sluice.gateway.control.JsonCodec;
import io.sluice.gateway.policy.PolicySettings;
import io.sluice.gateway.policy.Profile;
import io.sluice.spi.ControlName;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Documents of the control store. What one fails with says that it is damaged, nothing else. */
class DocumentCodecProperties {
  private static final Vault VAULT =
      new Vault(new SecretKeySpec(new byte[32], "HmacSHA256"), List.of());
  private static final KeyCodec KEYS = new KeyCodec(VAULT);
  private static final Codec<User> USERS = new JsonCodec<>(User.class);
  private static final Codec<BucketSettings> BUCKETS = new JsonCodec<>(BucketSettings.class);
  private static final Instant NOW = Instant.parse("2025-01-01T00:00:00.123Z");

  private static AccessKey key(String secret) {
    return new AccessKey("AKIA", "user", SecretAccessKey.of(secret), true, NOW);
  }

  private static User user(String name) {
    return new User("id", name, true, false, Set.of("g"), List.of("AKIA"), NOW);
  }

  private static BucketSettings settings(String tag) {
    CorsRule rule = new CorsRule(tag, List.of("*"), List.of("GET"), List.of(), List.of(), -1);
    GrantTable grants = GrantTable.EMPTY;
    PolicySettings policy = PolicySettings.ofProfile(Profile.RESEARCH);
    return new BucketSettings("owner", grants, Map.of("a", tag), List.of(rule), policy);
  }

  @Property
  void whatIsWrittenIsRead(@ForAll("words") String text) {
    assertThat(USERS.read(USERS.write(user(text)))).isEqualTo(user(text));
    assertThat(BUCKETS.read(BUCKETS.write(settings(text)))).isEqualTo(settings(text));
    Assume.that(!text.isEmpty());
    assertThat(KEYS.read(KEYS.write(key(text)))).isEqualTo(key(text));
  }

  @Property
  void aDamagedDocumentIsRefused(@ForAll("documents") String text) {
    for (Codec<?> codec : List.of(USERS, BUCKETS, KEYS)) {
      try {
        codec.read(Buffer.buffer(text));
      } catch (IllegalArgumentException | InvalidInput damaged) {
        assertThat(damaged).isNotNull();
      }
    }
  }

  @Property
  void aSecretOpensForNobodyElse(@ForAll("words") String context) {
    Vault.Sealed sealed = VAULT.seal(new byte[] {1}, context);
    assertThat(VAULT.open(sealed, context)).containsExactly(1);
    assertThatIllegalArgumentException().isThrownBy(() -> VAULT.open(sealed, context + "x"));
  }

  @Property
  void aGranteeIsReadAsItIsWritten(@ForAll("grantees") String text) {
    try {
      assertThat(Grantee.of(text).text()).isEqualTo(text);
    } catch (InvalidInput refused) {
      assertThat(refused.field()).isEqualTo("grantee");
    }
  }

  @Property
  void aNameCanBeThatOfADocument(@ForAll("words") String name) {
    try {
      Names.check(name);
      assertThat(ControlName.isValid(name)).isTrue();
    } catch (InvalidInput refused) {
      assertThat(refused.field()).isEqualTo("name");
    }
  }

  @Provide
  Arbitrary<String> words() {
    return Inputs.words();
  }

  @Provide
  Arbitrary<String> grantees() {
    return Arbitraries.oneOf(Inputs.near("user:a", "group:b", "anyone"), Inputs.text());
  }

  @Provide
  Arbitrary<String> documents() {
    return Arbitraries.oneOf(
        Inputs.near(
            USERS.write(user("a")).toString(),
            BUCKETS.write(settings("a")).toString(),
            KEYS.write(key("a")).toString()),
        Arbitraries.of("null", "[]", "{}", "", "1", "\0"));
  }
}
