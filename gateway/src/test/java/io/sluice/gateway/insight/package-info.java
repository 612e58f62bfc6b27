/** Scanning and searching from end to end: a real clamd, real children that read, a real index. */
package io.sluice.gateway.insight;
