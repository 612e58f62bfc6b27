/**
 * The command line's user, group, key and grant: a client of REST, which goes the way of everybody
 * else, with the same permissions and the same audit log.
 *
 * <p>Only {@code app} imports it. It knows REST by its contract alone, and nothing of the gateway.
 */
package io.sluice.gateway.cli;
