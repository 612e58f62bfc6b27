package io.sluice.gateway.app;

import io.sluice.gateway.access.Access;
import io.sluice.gateway.access.AccessDocuments;
import io.sluice.gateway.access.AccessLimits;
import io.sluice.gateway.access.Administration;
import io.sluice.gateway.access.BucketSettingsStore;
import io.sluice.gateway.access.GrantedAccess;
import io.sluice.gateway.access.Groups;
import io.sluice.gateway.access.KeyRotation;
import io.sluice.gateway.access.Keys;
import io.sluice.gateway.access.Owners;
import io.sluice.gateway.access.StoredCredentials;
import io.sluice.gateway.access.Users;
import io.sluice.gateway.access.Vault;
import io.sluice.gateway.auth.Credentials;
import io.sluice.gateway.config.SecurityConfig;
import io.sluice.gateway.control.CacheLimits;
import io.sluice.spi.ObjectStore;
import io.vertx.core.Vertx;

/** Who may do what, put together upon a store: one for all doors of a gateway. */
record Rights(
    AccessDocuments documents,
    AccessLimits limits,
    BucketSettingsStore settings,
    Owners owners,
    Access access,
    Credentials credentials,
    Users users,
    Groups groups,
    Keys keys,
    KeyRotation rotation) {

  static Rights in(
      ObjectStore store, Vertx vertx, SecurityConfig config, RootKey root, MasterKey masterKey) {
    Vault vault = new Vault(masterKey.key(), masterKey.older());
    CacheLimits cache = new CacheLimits(config.freshness(), config.cacheBytes().bytes());
    AccessDocuments documents = AccessDocuments.in(store.control(), vertx, vault, cache);
    AccessLimits limits =
        new AccessLimits(config.keysPerUser(), config.groupsPerUser(), config.grantsPerBucket());
    BucketSettingsStore settings = new BucketSettingsStore(documents.buckets());
    Access access = new GrantedAccess(settings);
    Administration administration = new Administration(access);
    Groups groups = new Groups(administration, documents);
    return new Rights(
        documents,
        limits,
        settings,
        new Owners(settings, documents),
        access,
        new StoredCredentials(root.credential(), documents),
        new Users(administration, documents, groups, limits),
        groups,
        new Keys(administration, documents, limits),
        new KeyRotation(store.control(), vertx, vault, documents));
  }
}
