package io.sluice.gateway.access;

import io.sluice.gateway.control.Folder;
import io.sluice.spi.ControlName;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gives each name to one user, or one group. Whoever has a name is written before the name is
 * claimed, and deleted before it is given back: so a claim of one that does not exist is left over
 * from a crash, and may be taken.
 */
final class Names {
  private static final int CHARS_MAX = 128;

  private final Folder<NameClaim> claims;
  private final Function<String, Future<Boolean>> exists;

  /**
   * Makes one.
   *
   * @param exists whether there is a user, or a group, of an id
   */
  Names(Folder<NameClaim> claims, Function<String, Future<Boolean>> exists) {
    this.claims = claims;
    this.exists = exists;
  }

  /** Fails with {@link InvalidInput} where nobody can have this name. */
  static void check(String name) {
    boolean plain = name.chars().noneMatch(Character::isISOControl) && name.equals(name.strip());
    if (!ControlName.isValid(name) || name.length() > CHARS_MAX || !plain) {
      throw new InvalidInput(
          "name", "has 1 to 128 characters, does not begin with a dot, and has no / in it");
    }
  }

  /** The id of whoever has the name, which may not exist. */
  Future<Optional<String>> find(String name) {
    return claims.read(name).map(found -> found.map(NameClaim::id));
  }

  /** Fails with {@link NameTaken}. */
  Future<Void> claim(String name, String id) {
    return claims
        .deleteIf(name, claim -> exists.apply(claim.id()).map(there -> !there))
        .compose(
            free -> free ? claims.create(name, new NameClaim(id)) : Future.succeededFuture(false))
        .compose(mine ->
            mine ? Future.<Void>succeededFuture() : Future.failedFuture(new NameTaken(name)));
  }

  Future<Void> giveBack(String name, String id) {
    return claims.deleteIf(name, claim -> Future.succeededFuture(claim.id().equals(id))).mapEmpty();
  }
}
