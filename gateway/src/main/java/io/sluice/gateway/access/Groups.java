package io.sluice.gateway.access;

import io.sluice.gateway.auth.KeyPairs;
import io.sluice.gateway.control.Folder;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an administrator can do with groups. Who is in one is changed with the user. Fails with
 * {@link AccessDenied}, {@link InvalidInput}, {@link NoSuch}, {@link NameTaken}, or as the control
 * store does.
 */
public final class Groups {
  private final Administration administration;
  private final Folder<Group> groups;
  private final Names names;

  public Groups(Administration administration, AccessDocuments documents) {
    this.administration = administration;
    this.groups = documents.groups();
    this.names = new Names(documents.groupNames(), id -> groups.read(id).map(Optional::isPresent));
  }

  public Future<Group> create(Caller who, String name) {
    return administration.change(
        who, "CreateGroup", "group/" + name, () -> create(name), group -> group);
  }

  private Future<Group> create(String name) {
    Names.check(name);
    Group group = new Group(KeyPairs.newId(), name, Instant.now());
    return groups
        .create(group.id(), group)
        .compose(written -> names.claim(name, group.id()))
        .recover(
            failure -> groups.delete(group.id()).transform(gone -> Future.failedFuture(failure)))
        .map(group);
  }

  public Future<Group> get(Caller who, String id) {
    return administration.look(who, () -> require(id));
  }

  /** By name. */
  public Future<Optional<Group>> find(Caller who, String name) {
    return administration.look(
        who,
        () ->
            names
                .find(name)
                .compose(
                    id -> id.map(groups::read).orElse(Future.succeededFuture(Optional.empty()))));
  }

  /** In no order that means anything; 1,000 a page at most. */
  public Future<Page<Group>> list(Caller who, String after, int limit) {
    return administration.look(who, () -> Pages.read(groups, after, limit));
  }

  /** From the next request on its grants give nothing, also to a later group of the same name. */
  public Future<Void> delete(Caller who, String id) {
    return administration
        .change(who, "DeleteGroup", "group/" + id, () -> delete(id), group -> group)
        .mapEmpty();
  }

  private Future<Group> delete(String id) {
    return require(id)
        .compose(group -> groups.delete(id).map(group))
        .compose(group -> names.giveBack(group.name(), id).map(group));
  }

  private Future<Group> require(String id) {
    return groups.read(id).map(found -> found.orElseThrow(() -> new NoSuch("group", id)));
  }

  /** Fails with {@link NoSuch} where one of them does not exist. */
  Future<Void> requireAll(Set<String> ids) {
    List<Future<Group>> required = new ArrayList<>();
    ids.forEach(id -> required.add(require(id)));
    return Future.all(required).mapEmpty();
  }
}
