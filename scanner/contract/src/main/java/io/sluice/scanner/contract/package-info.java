/**
 * What every scanner must do, as tests, on a real clamd with a few signatures of its own. A
 * scanner's test implements {@link io.sluice.scanner.contract.ScannerContract}. {@link
 * io.sluice.scanner.contract.TestClamd} is for the tests of other modules, too.
 */
package io.sluice.scanner.contract;
