package io.sluice.spi;

import java.util.Set;

/** What a store is. The name is for people and logs; nothing may depend on it. */
public record StoreProfile(String name, Set<Capability> capabilities, StoreLimits limits) {

  public StoreProfile {
    capabilities = Set.copyOf(capabilities);
  }

  public boolean can(Capability capability) {
    return capabilities.contains(capability);
  }
}
