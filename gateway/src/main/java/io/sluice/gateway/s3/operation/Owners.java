package io.sluice.gateway.s3.operation;

import io.sluice.gateway.access.Owner;
import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.s3.xml.XmlWriter;

/** How documents name people. */
final class Owners {

  private Owners() {}

  static XmlWriter write(String element, Principal principal, XmlWriter xml) {
    return write(element, new Owner(principal.id(), principal.displayName()), xml);
  }

  static XmlWriter write(String element, Owner owner, XmlWriter xml) {
    return xml.open(element)
        .element("ID", owner.id())
        .element("DisplayName", owner.displayName())
        .close(element);
  }
}
