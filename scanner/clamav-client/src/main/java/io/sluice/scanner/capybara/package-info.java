/**
 * The scanner {@code clamav-client}: the library of that name, which blocks, on a bounded pool.
 *
 * <p>Which clamd is asked, how long anybody waits and what an answer means comes from {@code
 * io.sluice.scanner.clamd}; here is only how the bytes get there.
 */
package io.sluice.scanner.capybara;
