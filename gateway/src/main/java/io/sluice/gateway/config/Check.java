package io.sluice.gateway.config;

/** Bounds that the records put on their components. */
final class Check {

  private Check() {}

  static void port(int port) {
    range("port", port, 0, 65_535);
  }

  static void range(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new OutOfRange(name, value, least + " to " + most);
    }
  }

  static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new OutOfRange(name, value, least + " or more");
    }
  }

  /** A component's value is outside its bounds; the loader knows the section it belongs to. */
  static final class OutOfRange extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String name;
    private final String complaint;

    OutOfRange(String name, Object value, String expected) {
      super(name + ": " + value + " given, expected " + expected);
      this.name = name;
      this.complaint = value + " given, expected " + expected;
    }

    String name() {
      return name;
    }

    String complaint() {
      return complaint;
    }
  }
}
