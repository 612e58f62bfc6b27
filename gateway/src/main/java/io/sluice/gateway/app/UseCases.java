package io.sluice.gateway.app;

import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.objects.Documents;
import io.sluice.gateway.objects.Grants;
import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.objects.Uploads;
import io.sluice.gateway.rest.Insight;

/** What can be done with what is stored, whichever door asks. */
record UseCases(
    Buckets buckets,
    Objects objects,
    Uploads uploads,
    Documents documents,
    Documents json,
    Grants grants,
    Insight insight) {}
