package io.sluice.scanner;

import java.time.Instant;

/**
 * A verdict, and who gave it when.
 *
 * @param engine name and versions of engine and signatures as the scanner tells them, such as
 *     {@code ClamAV 1.4.3/27820}; empty where none was asked
 */
public record Judgement(Verdict verdict, String engine, Instant at) {}
