package io.sluice.gateway.rest.operation;

import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.look.Jobs;
import io.sluice.gateway.policy.Word;

/**
 * A job, as it is shown.
 *
 * @param bucket null for all
 * @param ended null while it goes on
 * @param problem null where it did not break off
 */
record JobDocument(
    String id,
    String kind,
    String bucket,
    String prefix,
    long seen,
    long handled,
    String started,
    String ended,
    String problem) {

  static JobDocument of(Jobs.State job) {
    return new JobDocument(
        job.id(),
        Word.of(job.kind()),
        job.bucket().isEmpty() ? null : job.bucket(),
        job.prefix(),
        job.seen(),
        job.handled(),
        HttpDates.isoMillis(job.started()),
        job.ended().map(HttpDates::isoMillis).orElse(null),
        job.problem().isEmpty() ? null : job.problem());
  }
}
