package io.sluice.gateway.access;

import java.time.Instant;

/**
 * Users who are granted the same, such as a school. Who is in it stands with each user.
 *
 * @param id 32 hex digits, never given twice
 * @param name unique among groups at any time; never changes
 */
public record Group(String id, String name, Instant created) {}
