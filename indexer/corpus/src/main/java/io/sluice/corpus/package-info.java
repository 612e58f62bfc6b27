/** Documents for tests, made anew by whoever needs them. */
package io.sluice.corpus;
