package io.sluice.gateway.outbox;

import java.util.List;
import java.util.Optional;

/**
 * Some dead letters, in no order that means anything.
 *
 * @param next what the page after this one begins behind; empty where there is none
 */
public record DeadLetterPage(List<DeadLetter> letters, Optional<String> next) {

  public DeadLetterPage {
    letters = List.copyOf(letters);
  }
}
