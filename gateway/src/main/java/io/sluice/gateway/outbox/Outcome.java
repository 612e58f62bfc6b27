package io.sluice.gateway.outbox;

/** How a look ended that did not fail. */
public sealed interface Outcome {

  /** All is as it should be. */
  record Done() implements Outcome {}

  /**
   * It never will be, whatever is tried: becomes a dead letter.
   *
   * @param reason a word for machines, of a small set
   * @param detail a sentence for the operator
   */
  record Dead(String reason, String detail) implements Outcome {}

  /**
   * What the look needs cannot be had now, which is no fault of the key: it is tried again as long
   * as it takes, and becomes no dead letter for it, unless so much of its user waits that nothing
   * else of theirs is looked at. A mark that can be made again is not held.
   */
  record Later(String why) implements Outcome {}

  static Outcome done() {
    return new Done();
  }
}
