package io.sluice.gateway.access;

import io.sluice.gateway.auth.KeyPairs;
import io.sluice.gateway.control.Folder;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an administrator can do with users. Fails with {@link AccessDenied}, {@link InvalidInput},
 * {@link NoSuch}, {@link NameTaken}, or as the control store does.
 */
public final class Users {
  private final Administration administration;
  private final Folder<User> users;
  private final Folder<AccessKey> keys;
  private final Names names;
  private final Groups groups;
  private final AccessLimits limits;

  public Users(
      Administration administration,
      AccessDocuments documents,
      Groups groups,
      AccessLimits limits) {
    this.administration = administration;
    this.users = documents.users();
    this.keys = documents.keys();
    this.names = new Names(documents.userNames(), id -> users.read(id).map(Optional::isPresent));
    this.groups = groups;
    this.limits = limits;
  }

  public Future<User> create(Caller who, NewUser request) {
    return administration.change(
        who, "CreateUser", "user/" + request.name(), () -> create(request), user -> user);
  }

  private Future<User> create(NewUser request) {
    Names.check(request.name());
    User user =
        new User(
            KeyPairs.newId(),
            request.name(),
            true,
            request.createBuckets(),
            request.groups(),
            List.of(),
            Instant.now());
    return check(request.groups())
        .compose(checked -> users.create(user.id(), user))
        .compose(written -> names.claim(user.name(), user.id()))
        .recover(failure -> users.delete(user.id()).transform(gone -> Future.failedFuture(failure)))
        .map(user);
  }

  private Future<Void> check(Set<String> ids) {
    AccessLimits.require("groups", ids.size(), limits.groupsPerUser());
    return groups.requireAll(ids);
  }

  public Future<User> get(Caller who, String id) {
    return administration.look(who, () -> require(id));
  }

  /** By name. */
  public Future<Optional<User>> find(Caller who, String name) {
    return administration.look(
        who,
        () ->
            names
                .find(name)
                .compose(
                    id -> id.map(users::read).orElse(Future.succeededFuture(Optional.empty()))));
  }

  /** In no order that means anything; 1,000 a page at most. */
  public Future<Page<User>> list(Caller who, String after, int limit) {
    return administration.look(who, () -> Pages.read(users, after, limit));
  }

  /** Holds for the next request of the user on this gateway. */
  public Future<User> update(Caller who, String id, UserChange change) {
    return administration.change(
        who,
        "UpdateUser",
        "user/" + id,
        () ->
            check(change.groups().orElse(Set.of()))
                .compose(checked -> users.update(id, found -> change.applyTo(existing(id, found)))),
        user -> user);
  }

  /** Puts a user into a group, who may be in it already. */
  public Future<User> join(Caller who, String id, String group) {
    return administration.change(
        who,
        "AddUserToGroup",
        "user/" + id,
        () ->
            groups
                .requireAll(Set.of(group))
                .compose(there -> users.update(id, found -> joined(existing(id, found), group))),
        user -> "group/" + group);
  }

  private User joined(User user, String group) {
    Set<String> all = new HashSet<>(user.groups());
    all.add(group);
    AccessLimits.require("groups", all.size(), limits.groupsPerUser());
    return user.withGroups(all);
  }

  /** Takes a user out of a group, which need not exist any more. */
  public Future<User> leave(Caller who, String id, String group) {
    return administration.change(
        who,
        "RemoveUserFromGroup",
        "user/" + id,
        () -> users.update(id, found -> left(existing(id, found), group)),
        user -> "group/" + group);
  }

  private static User left(User user, String group) {
    Set<String> others = new HashSet<>(user.groups());
    others.remove(group);
    return user.withGroups(others);
  }

  /** The user's keys go along. What the user owns stays, and belongs to nobody but root. */
  public Future<Void> delete(Caller who, String id) {
    return administration
        .change(who, "DeleteUser", "user/" + id, () -> delete(id), user -> user)
        .mapEmpty();
  }

  private Future<User> delete(String id) {
    return require(id)
        .compose(user -> users.delete(id).map(user))
        .compose(user -> names.giveBack(user.name(), id).map(user))
        .compose(user -> deleteKeys(user).map(user));
  }

  /** They are dead already, since their user is: this only tidies up. */
  private Future<Void> deleteKeys(User user) {
    return Future.join(user.accessKeys().stream().map(keys::delete).toList()).mapEmpty();
  }

  private Future<User> require(String id) {
    return users.read(id).map(found -> existing(id, found));
  }

  static User existing(String id, Optional<User> found) {
    return found.orElseThrow(() -> new NoSuch("user", id));
  }
}
