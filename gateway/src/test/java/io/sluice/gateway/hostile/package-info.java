/** What nobody sends who means well: it gets AWS's error, and costs little. */
package io.sluice.gateway.hostile;
