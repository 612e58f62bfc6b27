/**
 * Tests that start Sluice as its operator would and look at it from outside only: through HTTP, the
 * tree and the kernel. They import nothing of Sluice.
 */
package io.sluice.gateway.it;
