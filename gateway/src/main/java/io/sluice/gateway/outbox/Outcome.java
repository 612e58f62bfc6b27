package io.sluice.gateway.outbox;

/** How a look ended that is not to be tried again. */
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

  static Outcome done() {
    return new Done();
  }
}
