package io.sluice.gateway.objects;

import java.util.Optional;

/**
 * What became of one of several deletions.
 *
 * @param index its place in the request
 * @param failure why it was not done
 */
public record Deleted(int index, Optional<Throwable> failure) {}
