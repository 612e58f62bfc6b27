package io.sluice.spi;

/** Whether there was anything to delete. */
public record DeleteResult(boolean existed) {}
