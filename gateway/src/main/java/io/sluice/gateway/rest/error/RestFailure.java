package io.sluice.gateway.rest.error;

import io.sluice.gateway.config.Nearest;
import java.util.Collection;

/** Ends a request with a problem that REST itself has words for. No stack trace. */
public final class RestFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  public RestFailure(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  /** This, with a member more. */
  public RestFailure with(String name, Object value) {
    return new RestFailure(problem.with(name, value));
  }

  /** A parameter of the query or a header whose value makes no sense. */
  public static RestFailure parameter(String name, String detail) {
    return ProblemCode.INVALID_PARAMETER.failure(detail).with("parameter", name);
  }

  /** A field of the body whose value makes no sense. */
  public static RestFailure field(String name, String detail) {
    return ProblemCode.INVALID_BODY.failure(detail).with("field", name);
  }

  /** A name that is not known here, with the one that was meant, if any. */
  public static RestFailure unknown(
      ProblemCode code, String kind, String name, Collection<String> known) {
    RestFailure failure =
        code.failure("There is no " + kind + " " + name + " here.").with(kind, name);
    return Nearest.to(name, known).map(nearest -> failure.with("nearest", nearest)).orElse(failure);
  }
}
