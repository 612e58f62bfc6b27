package io.sluice.scanner;

import io.vertx.core.Future;
import java.util.List;

/**
 * The engine of a scanner that runs as a child of this process: for those who have none running.
 * Started again when it dies, and gone when this process is, however that ends.
 */
public interface LocalEngine {

  /** Where it will listen: what {@link ScannerSettings#addresses} take. */
  List<String> addresses();

  /** How it is now; cheap, asked often. */
  State state();

  /** Ends it, and returns when it is gone. May be repeated. */
  Future<Void> close();

  /**
   * How the engine is.
   *
   * @param running whether there is a process; whether it answers, {@link Scanner#state} tells
   * @param onlyTest whether no signatures were found but those for tests, which are shipped
   * @param problem what the operator should mend, for people; empty where all is well
   */
  record State(boolean running, boolean onlyTest, String problem) {}
}
