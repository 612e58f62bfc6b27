package io.sluice.gateway.access;

import static io.sluice.gateway.People.OPERATOR;
import static io.sluice.gateway.People.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.People;
import io.sluice.gateway.People.Person;
import io.sluice.gateway.app.Insider;
import io.sluice.gateway.auth.Principal;
import io.sluice.spi.BucketName;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names, ids, prefixes and numbers that an administrator, or a client of one, had better not say.
 */
final class HostileNamesTest {
  @RegisterExtension
  static final Gateway GATEWAY =
      new Gateway(
          Map.of(
              "security.keysPerUser", "2",
              "security.groupsPerUser", "1",
              "security.grantsPerBucket", "3"));

  private static People people;
  private static Insider inside;

  @BeforeAll
  static void meet() {
    people = GATEWAY.people();
    inside = people.inside();
  }

  private static void refused(Class<? extends Exception> type, Future<?> call) {
    assertThatThrownBy(() -> await(call)).isInstanceOf(type);
  }

  private static NewUser named(String name) {
    return new NewUser(name, false, Set.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".", "..", "../root", "a/b", "/", ".hidden", "a\0b", "a\nb", " a", "a ", "\ud800"
      })
  void whatIsNoNameIsRefused(String name) {
    refused(InvalidInput.class, inside.users().create(OPERATOR, named(name)));
    refused(InvalidInput.class, inside.groups().create(OPERATOR, name));
    assertThat(await(inside.users().find(OPERATOR, name))).isEmpty();
  }

  @Test
  void aNameIsAtMost128Characters() {
    refused(InvalidInput.class, inside.users().create(OPERATOR, named("n".repeat(129))));
    assertThat(await(inside.users().create(OPERATOR, named("n".repeat(128)))).name()).hasSize(128);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../users/x", "", ".", "a/b", "no-such-id", "\ud800"})
  void whatIsNoIdIsSimplyNotThere(String id) {
    refused(NoSuch.class, inside.users().get(OPERATOR, id));
    refused(NoSuch.class, inside.users().delete(OPERATOR, id));
    refused(
        NoSuch.class,
        inside
            .users()
            .update(
                OPERATOR,
                id,
                new UserChange(Optional.empty(), Optional.empty(), Optional.empty())));
    refused(NoSuch.class, inside.groups().delete(OPERATOR, id));
    refused(NoSuch.class, inside.keys().create(OPERATOR, id));
    refused(NoSuch.class, inside.keys().list(OPERATOR, id));
    refused(NoSuch.class, inside.keys().enable(OPERATOR, id, true));
    refused(NoSuch.class, inside.keys().delete(OPERATOR, id));
  }

  @Test
  void aUserWhoIsCalledRootIsNot() {
    User impostor = await(inside.users().create(OPERATOR, named(Principal.ROOT_ID)));
    assertThat(impostor.id()).isNotEqualTo(Principal.ROOT_ID).matches("[0-9a-f]{32}");
    Person person = people.withKey(impostor);
    String bucket = GATEWAY.bucket();
    Gateway.assertFails(
        403, "AccessDenied", () -> GATEWAY.s3(person).listObjectsV2(r -> r.bucket(bucket)));
  }

  @Test
  void aNameBelongsToOneAtATime() {
    List<Future<User>> racers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      racers.add(inside.users().create(OPERATOR, named("one of many")));
    }
    List<User> winners = new ArrayList<>();
    for (Future<User> racer : racers) {
      try {
        winners.add(await(racer));
      } catch (NameTaken lost) {
        assertThat(lost).hasMessageContaining("one of many");
      }
    }
    assertThat(winners).hasSize(1);
    User first = winners.getFirst();
    assertThat(await(inside.users().find(OPERATOR, "one of many"))).contains(first);
    await(inside.users().delete(OPERATOR, first.id()));
    User second = await(inside.users().create(OPERATOR, named("one of many")));
    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  void whoHasTheNameOfADeletedUserHasNothingOfTheirs() {
    String bucket = GATEWAY.bucket();
    Person former = people.person();
    people.grant(bucket, former.grantee(), "", Right.READ);
    await(inside.users().delete(OPERATOR, former.id()));
    User later = await(inside.users().create(OPERATOR, named(former.user().name())));
    Person person = people.withKey(later);
    Gateway.assertFails(
        403, "AccessDenied", () -> GATEWAY.s3(person).listObjectsV2(r -> r.bucket(bucket)));
    refused(NoSuch.class, grant(OPERATOR, bucket, former.grantee(), "", Right.READ));
  }

  @Test
  void onlyRootAdministers() {
    Person anna = people.creator();
    Person bert = people.person();
    Principal user =
        new Principal(Principal.Kind.USER, anna.id(), "anna", anna.accessKeyId(), Set.of(), true);
    for (Principal who : List.of(user, Principal.ANONYMOUS)) {
      Caller caller = new Caller(who, "test", "127.0.0.1");
      refused(AccessDenied.class, inside.users().create(caller, named("friend")));
      refused(AccessDenied.class, inside.users().get(caller, bert.id()));
      refused(AccessDenied.class, inside.users().find(caller, bert.user().name()));
      refused(AccessDenied.class, inside.users().list(caller, "", 10));
      refused(AccessDenied.class, inside.users().delete(caller, bert.id()));
      refused(AccessDenied.class, inside.groups().create(caller, "friends"));
      refused(AccessDenied.class, inside.groups().list(caller, "", 10));
      refused(AccessDenied.class, inside.keys().create(caller, bert.id()));
      refused(AccessDenied.class, inside.keys().list(caller, bert.id()));
      refused(AccessDenied.class, inside.keys().enable(caller, bert.accessKeyId(), false));
      refused(AccessDenied.class, inside.keys().delete(caller, bert.accessKeyId()));
      refused(AccessDenied.class, inside.keys().delete(caller, "NOSUCHKEY"));
    }
  }

  private static Future<List<Grant>> grant(
      Caller who, String bucket, Grantee grantee, String prefix, Right right) {
    return inside
        .grants()
        .put(who, new BucketName(bucket), new Grant(grantee, prefix, Set.of(right)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b", "/a", "\ud800/", "a\0"})
  void aPrefixEndsWithASlash(String prefix) {
    assertThatThrownBy(() -> new Grant(Grantee.user("x"), prefix, Set.of(Right.READ)))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void anyoneCanOnlyRead() {
    for (Set<Right> rights :
        List.of(Set.of(Right.WRITE), Set.of(Right.MANAGE), Set.of(Right.READ, Right.WRITE))) {
      assertThatThrownBy(() -> new Grant(Grantee.ANYONE, "", rights))
          .isInstanceOf(InvalidInput.class);
    }
    assertThatThrownBy(() -> new Grant(Grantee.user("x"), "", Set.of()))
        .isInstanceOf(InvalidInput.class);
    for (String grantee : List.of("", "user", "user:", "group:", "everybody", "anyone:x")) {
      assertThatThrownBy(() -> Grantee.of(grantee)).isInstanceOf(InvalidInput.class);
    }
  }

  @Test
  void whoManagesAPrefixManagesNothingAboveIt() {
    String bucket = GATEWAY.bucket();
    Person anna = people.person();
    Person other = people.person();
    people.grant(bucket, anna.grantee(), "annas/", Right.MANAGE);
    people.grant(bucket, other.grantee(), "", Right.READ);
    Caller caller =
        new Caller(
            new Principal(
                Principal.Kind.USER, anna.id(), "anna", anna.accessKeyId(), Set.of(), false),
            "test",
            "127.0.0.1");
    for (String prefix : List.of("", "anna/", "others/")) {
      refused(AccessDenied.class, grant(caller, bucket, other.grantee(), prefix, Right.READ));
      refused(
          AccessDenied.class,
          inside.grants().remove(caller, new BucketName(bucket), other.grantee(), prefix));
    }
    List<Grant> now = await(grant(caller, bucket, other.grantee(), "annas/in/", Right.WRITE));
    assertThat(now).extracting(Grant::prefix).containsExactly("annas/", "annas/in/");
    assertThat(await(inside.grants().list(caller, new BucketName(bucket)))).isEqualTo(now);
    Caller stranger =
        new Caller(
            new Principal(
                Principal.Kind.USER, other.id(), "other", other.accessKeyId(), Set.of(), false),
            "test",
            "127.0.0.1");
    refused(AccessDenied.class, inside.grants().list(stranger, new BucketName(bucket)));
  }

  @Test
  void whatIsTooMuchIsRefused() {
    Person anna = people.person();
    await(inside.keys().create(OPERATOR, anna.id()));
    refused(InvalidInput.class, inside.keys().create(OPERATOR, anna.id()));
    assertThat(await(inside.keys().list(OPERATOR, anna.id()))).hasSize(2);
    Group one = people.group();
    Group two = people.group();
    refused(
        InvalidInput.class,
        inside.users().create(OPERATOR, new NewUser("in two", false, Set.of(one.id(), two.id()))));
    String bucket = GATEWAY.bucket();
    for (String prefix : List.of("a/", "b/", "c/")) {
      people.grant(bucket, anna.grantee(), prefix, Right.READ);
    }
    people.grant(bucket, anna.grantee(), "c/", Right.WRITE);
    refused(InvalidInput.class, grant(OPERATOR, bucket, anna.grantee(), "d/", Right.READ));
  }
}
