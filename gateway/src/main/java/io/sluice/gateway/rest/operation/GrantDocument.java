package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.Grant;
import io.sluice.gateway.access.Right;
import io.sluice.gateway.rest.Reply;
import java.util.List;

/** A grant as it is shown: {@code user:ID}, {@code group:ID} or {@code anyone}. */
record GrantDocument(String grantee, String prefix, List<Right> rights) {

  private record Listed(List<GrantDocument> grants) {}

  private static GrantDocument of(Grant grant) {
    return new GrantDocument(
        grant.grantee().text(), grant.prefix(), List.copyOf(grant.orderedRights()));
  }

  static Reply reply(List<Grant> grants) {
    return Reply.document(new Listed(grants.stream().map(GrantDocument::of).toList()));
  }
}
