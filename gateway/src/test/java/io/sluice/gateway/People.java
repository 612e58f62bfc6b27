package io.sluice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.access.Caller;
import io.sluice.gateway.access.Grant;
import io.sluice.gateway.access.Grantee;
import io.sluice.gateway.access.Group;
import io.sluice.gateway.access.NewKey;
import io.sluice.gateway.access.NewUser;
import io.sluice.gateway.access.Right;
import io.sluice.gateway.access.User;
import io.sluice.gateway.access.UserChange;
import io.sluice.gateway.app.Insider;
import io.sluice.gateway.app.Sluice;
import io.sluice.gateway.auth.Principal;
import io.sluice.spi.BucketName;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Users, groups, keys and grants of a gateway in this process, as its operator makes them. */
public record People(Insider inside) {
  public static final Caller OPERATOR = new Caller(Principal.root("test"), "test", "127.0.0.1");

  private static final AtomicInteger NAMES = new AtomicInteger();

  /** A user and a key pair of theirs. */
  public record Person(User user, String accessKeyId, String secret) {
    public String id() {
      return user.id();
    }

    public Grantee grantee() {
      return Grantee.user(user.id());
    }
  }

  public static People of(Sluice sluice) {
    return new People(Insider.of(sluice));
  }

  public Group group() {
    return await(inside.groups().create(OPERATOR, "group " + NAMES.incrementAndGet()));
  }

  public Person person(Group... groups) {
    return person(false, groups);
  }

  /** One who may create buckets. */
  public Person creator(Group... groups) {
    return person(true, groups);
  }

  private Person person(boolean createBuckets, Group... groups) {
    Set<String> ids = Set.copyOf(List.of(groups).stream().map(Group::id).toList());
    NewUser request = new NewUser("user " + NAMES.incrementAndGet(), createBuckets, ids);
    return withKey(await(inside.users().create(OPERATOR, request)));
  }

  /** The same user with one more key. */
  public Person withKey(User user) {
    NewKey made = await(inside.keys().create(OPERATOR, user.id()));
    return new Person(user, made.key().id(), made.secret());
  }

  public void change(Person person, UserChange change) {
    await(inside.users().update(OPERATOR, person.id(), change));
  }

  public void putInto(Person person, Group... groups) {
    Set<String> ids = Set.copyOf(List.of(groups).stream().map(Group::id).toList());
    change(person, new UserChange(Optional.empty(), Optional.empty(), Optional.of(ids)));
  }

  public void grant(String bucket, Grantee grantee, String prefix, Right... rights) {
    Grant grant = new Grant(grantee, prefix, Set.of(rights));
    assertThat(await(inside.grants().put(OPERATOR, new BucketName(bucket), grant))).contains(grant);
  }

  public void revoke(String bucket, Grantee grantee, String prefix) {
    await(inside.grants().remove(OPERATOR, new BucketName(bucket), grantee, prefix));
  }

  /** What the future succeeds with; throws what it fails with. */
  public static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException expected) {
        throw expected;
      }
      throw new AssertionError(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
