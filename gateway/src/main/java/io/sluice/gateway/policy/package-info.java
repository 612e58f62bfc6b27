/**
 * What a bucket wants done with what is put into it: looked at for viruses, read for its text, and
 * shown to whom before that is over. Values only.
 *
 * <p>Settings of buckets hold it, the use cases and what runs behind them ask it. It knows the
 * scanner's verdicts and the metadata that keep them, and must not know a store or a protocol.
 */
package io.sluice.gateway.policy;
