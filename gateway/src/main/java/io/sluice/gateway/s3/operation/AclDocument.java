package io.sluice.gateway.s3.operation;

import io.sluice.gateway.access.Owner;
import io.sluice.gateway.s3.xml.XmlNode;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Access control lists as S3 writes them. */
final class AclDocument {
  static final String ROOT = "AccessControlPolicy";
  private static final String TYPE =
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=";
  private static final String EVERYBODY = "http://acs.amazonaws.com/groups/global/AllUsers";

  private AclDocument() {}

  /** The owner may everything; everybody may read, or nothing. */
  static Buffer write(Owner owner, boolean everybodyReads) {
    XmlWriter xml = Owners.write("Owner", owner, XmlWriter.result(ROOT));
    xml.open("AccessControlList").open("Grant").open("Grantee", TYPE + "\"CanonicalUser\"");
    xml.element("ID", owner.id()).element("DisplayName", owner.displayName());
    xml.close("Grantee").element("Permission", "FULL_CONTROL").close("Grant");
    if (everybodyReads) {
      xml.open("Grant").open("Grantee", TYPE + "\"Group\"").element("URI", EVERYBODY);
      xml.close("Grantee").element("Permission", "READ").close("Grant");
    }
    return xml.close("AccessControlList").end();
  }

  /** Whether it gives the owner everything, and others nothing. */
  static boolean isOwnersAlone(XmlNode document, String owner) {
    return document.all("AccessControlList").stream()
        .flatMap(list -> list.all("Grant").stream())
        .allMatch(grant -> isOwners(grant, owner));
  }

  private static boolean isOwners(XmlNode grant, String owner) {
    Optional<String> grantee =
        grant.all("Grantee").stream().findFirst().flatMap(node -> node.child("ID"));
    return grantee.equals(Optional.of(owner))
        && grant.child("Permission").equals(Optional.of("FULL_CONTROL"));
  }
}
