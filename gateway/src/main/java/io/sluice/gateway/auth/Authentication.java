package io.sluice.gateway.auth;

/** Who sent a request, and what the signature says of its body, which is yet to come. */
public record Authentication(Principal principal, PayloadSeal seal) {}
