/**
 * Real programs against the gateway: scripts of {@code src/test/clients}, each a day's work with
 * one client. Run by {@code make test}, which installs the clients.
 */
package io.sluice.gateway.clients;
