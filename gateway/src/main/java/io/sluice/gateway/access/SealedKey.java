package io.sluice.gateway.access;

import java.time.Instant;

/**
 * An access key as it is stored.
 *
 * @param masterKey the fingerprint of the master key that opens the secret
 * @param secret nonce, ciphertext and tag of AES-256-GCM, in Base64
 */
record SealedKey(
    String id, String user, boolean enabled, Instant created, String masterKey, String secret) {}
