package io.sluice.gateway.access;

import io.sluice.gateway.auth.Principal;

/** Who may do what with a bucket, from its settings alone. Pure, and in memory. */
final class Decision {

  private Decision() {}

  static boolean allows(BucketSettings bucket, Principal who, Permission asked) {
    return who.root() || owns(bucket, who) || isGranted(bucket.grants(), who, asked);
  }

  static boolean owns(BucketSettings bucket, Principal who) {
    return who.kind() == Principal.Kind.USER && bucket.owner().equals(who.id());
  }

  private static boolean isGranted(GrantTable grants, Principal who, Permission asked) {
    return switch (asked.action()) {
      case READ_BUCKET -> grants.names(who);
      case LIST_OBJECTS, READ_OBJECT, LIST_UPLOADS -> grants.allows(who, Right.READ, asked.path());
      case WRITE_OBJECT, DELETE_OBJECT -> grants.allows(who, Right.WRITE, asked.path());
      case MANAGE_GRANTS -> grants.allows(who, Right.MANAGE, asked.path());
      case DELETE_BUCKET, READ_SETTINGS, WRITE_SETTINGS -> grants.allows(who, Right.MANAGE, "");
      case LIST_BUCKETS, CREATE_BUCKET, ADMINISTER -> false;
    };
  }
}
