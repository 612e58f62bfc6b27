/**
 * Scanners that speak with clamd, and a clamd of one's own.
 *
 * <p>{@link io.sluice.scanner.clamd.ClamdScanner} holds what is the same for every client: which
 * clamd is asked, how long anybody waits, and what an answer means. A {@link
 * io.sluice.scanner.clamd.Line} is how the bytes get there; other modules bring theirs. Nothing
 * here knows of storage, protocols or policy.
 */
package io.sluice.scanner.clamd;
