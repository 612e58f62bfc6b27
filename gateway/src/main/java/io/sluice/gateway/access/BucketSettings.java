package io.sluice.gateway.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.policy.PolicySettings;
import java.util.List;
import java.util.Map;

/**
 * What Sluice knows of a bucket beside its objects. One document a bucket; a field that its
 * document does not have has its default.
 *
 * @param owner the id of a user, or of root
 * @param tags what its owner has written on it
 * @param cors what browsers are told, in the order in which the rules are tried
 * @param policy what was chosen about scanning and searching
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BucketSettings(
    String owner,
    GrantTable grants,
    Map<String, String> tags,
    List<CorsRule> cors,
    PolicySettings policy) {

  /** Of a bucket without a document, such as a folder that others made: root's, for nobody else. */
  public static final BucketSettings OF_ROOT =
      new BucketSettings(
          Principal.ROOT_ID, GrantTable.EMPTY, Map.of(), List.of(), PolicySettings.NONE);

  public BucketSettings {
    owner = owner == null ? Principal.ROOT_ID : owner;
    grants = grants == null ? GrantTable.EMPTY : grants;
    tags = tags == null ? Map.of() : Map.copyOf(tags);
    cors = cors == null ? List.of() : List.copyOf(cors);
    policy = policy == null ? PolicySettings.NONE : policy;
  }

  /** Of a new bucket. */
  public static BucketSettings ownedBy(Principal owner) {
    return new BucketSettings(
        owner.id(), GrantTable.EMPTY, Map.of(), List.of(), PolicySettings.NONE);
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

  /** The prefixes below which somebody may read; one that is empty is the whole bucket. */
  public List<String> readable(Principal who) {
    return who.root() || Decision.owns(this, who) ? List.of("") : grants.readable(who);
  }

  public BucketSettings withOwner(String changed) {
    return new BucketSettings(changed, grants, tags, cors, policy);
  }

  public BucketSettings withGrants(GrantTable changed) {
    return new BucketSettings(owner, changed, tags, cors, policy);
  }

  public BucketSettings withTags(Map<String, String> changed) {
    return new BucketSettings(owner, grants, changed, cors, policy);
  }

  public BucketSettings withCors(List<CorsRule> changed) {
    return new BucketSettings(owner, grants, tags, changed, policy);
  }

  public BucketSettings withPolicy(PolicySettings changed) {
    return new BucketSettings(owner, grants, tags, cors, changed);
  }

  /** Whether anything of the bucket can be read without any key. */
  @JsonIgnore
  public boolean isPublic() {
    return grants.all().stream().anyMatch(grant -> grant.grantee().equals(Grantee.ANYONE));
  }
}
