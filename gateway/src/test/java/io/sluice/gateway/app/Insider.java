package io.sluice.gateway.app;

import io.sluice.gateway.access.Groups;
import io.sluice.gateway.access.Keys;
import io.sluice.gateway.access.Users;
import io.sluice.gateway.objects.Grants;

/** Lets tests call what administrators call, before any protocol. */
public record Insider(Users users, Groups groups, Keys keys, Grants grants) {

  public static Insider of(Sluice sluice) {
    Rights rights = sluice.rights();
    return new Insider(rights.users(), rights.groups(), rights.keys(), sluice.useCases().grants());
  }
}
