package io.sluice.spi;

/** Under which condition a control document is written, judged in one step with the writing. */
public sealed interface ControlCondition {

  /** Whatever is there now. */
  record Always() implements ControlCondition {}

  /** Only where there is no document of the name. */
  record IfAbsent() implements ControlCondition {}

  /** Only where the document is there and has this version. */
  record IfVersion(String version) implements ControlCondition {}

  /** Whatever is there now. */
  static ControlCondition always() {
    return new Always();
  }

  /** Only where nothing is there now. */
  static ControlCondition ifAbsent() {
    return new IfAbsent();
  }

  /** Only over what was read. */
  static ControlCondition over(ControlDocument read) {
    return new IfVersion(read.version());
  }
}
