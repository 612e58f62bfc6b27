package io.sluice.gateway.doctor;

/**
 * What a check found.
 *
 * @param advice what to do; empty where all is well
 */
public record Diagnosis(Level level, String what, String advice) {

  /** From the best to the worst. */
  public enum Level {
    OK,
    WARN,
    FAIL
  }

  static Diagnosis ok(String what) {
    return new Diagnosis(Level.OK, what, "");
  }

  static Diagnosis warn(String what, String advice) {
    return new Diagnosis(Level.WARN, what, advice);
  }

  static Diagnosis fail(String what, String advice) {
    return new Diagnosis(Level.FAIL, what, advice);
  }
}
