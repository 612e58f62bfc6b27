package io.sluice.gateway.app;

import io.sluice.gateway.config.ConfigFailure;
import io.sluice.gateway.config.SluiceConfig;
import io.sluice.gateway.doctor.Diagnosis;
import io.sluice.gateway.doctor.Diagnosis.Level;
import io.sluice.gateway.doctor.Examination;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sluice doctor}: says what of this machine would trouble Sluice, and what to do. */
@Command(
    name = "doctor",
    description =
        "Check this machine, the storage and the configuration, and say what to do. Run it as the"
            + " user that Sluice runs as. Exit status 1 if anything fails.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StoreOptions options;

  private Level worst = Level.OK;

  @Override
  public Integer call() {
    Logging.onlyErrors();
    try {
      SluiceConfig config = options.load();
      tell(new Diagnosis(Level.OK, "the configuration can be read, all keys are known", ""));
      Examination.all().forEach(check -> check.examine(config).forEach(this::tell));
      new ScannerCheck().examine(config).forEach(this::tell);
    } catch (ConfigFailure e) {
      e.getMessage()
          .lines()
          .forEach(line -> tell(new Diagnosis(Level.FAIL, line, "correct the configuration")));
    }
    return worst == Level.FAIL ? 1 : 0;
  }

  private void tell(Diagnosis diagnosis) {
    worst = diagnosis.level().compareTo(worst) > 0 ? diagnosis.level() : worst;
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-4s  %s%n", diagnosis.level(), diagnosis.what());
    if (!diagnosis.advice().isEmpty()) {
      out.printf("      -> %s%n", diagnosis.advice());
    }
    out.flush();
  }
}
