package io.sluice.posix;

import java.nio.ByteBuffer;

/** Where the parts of an object are kept. Unpacked only where somebody asks for them. */
sealed interface KeptParts {

  KeptParts NONE = new None();

  /** It came in one piece, or nothing is known. */
  record None() implements KeptParts {}

  /** With the other attributes, as {@link PackedParts} makes them. */
  record Here(ByteBuffer packed) implements KeptParts {}

  /** In a sidecar of their own, which is no more written once it is. */
  record Aside(String sidecar) implements KeptParts {}
}
