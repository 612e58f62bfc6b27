package io.sluice.gateway.s3.operation;

import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.s3.xml.XmlWriter;

/** How documents name people. */
final class Owners {

  private Owners() {}

  static XmlWriter write(String element, Principal principal, XmlWriter xml) {
    return xml.open(element)
        .element("ID", principal.id())
        .element("DisplayName", principal.displayName())
        .close(element);
  }
}
