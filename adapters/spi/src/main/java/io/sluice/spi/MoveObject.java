package io.sluice.spi;

/** Asks for an object to get another name. The condition is judged against the target. */
public record MoveObject(ObjectRef source, ObjectRef target, WriteCondition condition) {}
