package io.sluice.scanner.contract;

/** Everything that a scanner must do. */
public interface ScannerContract
    extends VerdictContract, LimitContract, FailureContract, PaceContract {}
