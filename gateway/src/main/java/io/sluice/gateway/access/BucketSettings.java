package io.sluice.gateway.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.gateway.auth.Principal;
import java.util.List;
import java.util.Map;

/**
 * What Sluice knows of a bucket beside its objects. One document a bucket; a field that its
 * document does not have has its default.
 *
 * @param owner the id of a user, or of root
 * @param tags what its owner has written on it
 * @param cors what browsers are told, in the order in which the rules are tried
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BucketSettings(
    String owner, GrantTable grants, Map<String, String> tags, List<CorsRule> cors) {

  /** Of a bucket without a document, such as a folder that others made: root's, for nobody else. */
  public static final BucketSettings OF_ROOT =
      new BucketSettings(Principal.ROOT_ID, GrantTable.EMPTY, Map.of(), List.of());

  public BucketSettings {
    owner = owner == null ? Principal.ROOT_ID : owner;
    grants = grants == null ? GrantTable.EMPTY : grants;
    tags = tags == null ? Map.of() : Map.copyOf(tags);
    cors = cors == null ? List.of() : List.copyOf(cors);
  }

  /** Of a new bucket. */
  public static BucketSettings ownedBy(Principal owner) {
    return new BucketSettings(owner.id(), GrantTable.EMPTY, Map.of(), List.of());
  }

  /** Whether somebody may do this with the bucket, root and owner included. */
  public boolean allows(Principal who, Permission asked) {
    return Decision.allows(this, who, asked);
  }

  /** Throws {@link AccessDenied} where somebody may not. */
  public void require(Principal who, Permission asked) {
    if (!allows(who, asked)) {
      throw new AccessDenied(asked);
    }
  }

  /** Whether the bucket is one of those that somebody has or was given something of. */
  public boolean concerns(Principal who) {
    return who.root() || Decision.owns(this, who) || grants.namesAsUser(who);
  }

  public BucketSettings withOwner(String changed) {
    return new BucketSettings(changed, grants, tags, cors);
  }

  public BucketSettings withGrants(GrantTable changed) {
    return new BucketSettings(owner, changed, tags, cors);
  }

  public BucketSettings withTags(Map<String, String> changed) {
    return new BucketSettings(owner, grants, changed, cors);
  }

  public BucketSettings withCors(List<CorsRule> changed) {
    return new BucketSettings(owner, grants, tags, changed);
  }

  /** Whether anything of the bucket can be read without any key. */
  @JsonIgnore
  public boolean isPublic() {
    return grants.all().stream().anyMatch(grant -> grant.grantee().equals(Grantee.ANYONE));
  }
}
