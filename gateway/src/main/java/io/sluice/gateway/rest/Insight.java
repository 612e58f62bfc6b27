package io.sluice.gateway.rest;

import io.sluice.gateway.look.Jobs;
import io.sluice.gateway.look.Undelivered;
import io.sluice.gateway.objects.Policies;
import io.sluice.gateway.objects.QuarantineRoom;
import io.sluice.gateway.search.Findability;
import io.sluice.gateway.search.Searching;

/** What can be asked about objects besides themselves, and done about what was found in them. */
public record Insight(
    Searching searching,
    Findability findability,
    Jobs jobs,
    QuarantineRoom quarantine,
    Undelivered undelivered,
    Policies policies) {}
