package io.sluice.gateway.objects;

import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.http.LogFields;
import io.sluice.scanner.Judgement;
import io.sluice.scanner.Verdict;
import io.sluice.spi.ObjectRef;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the audit log of everything that is not published, or no longer, for its verdict. */
public final class ScanAudit {
  private static final Logger LOG = LoggerFactory.getLogger("audit");

  /** Whoever looks by themselves, and for nobody. */
  public static final Principal NOBODY =
      new Principal(Principal.Kind.USER, "sluice", "sluice", "", Set.of(), false);

  private ScanAudit() {}

  /** An upload that was not let in. */
  static void refused(Principal who, ObjectRef ref, Judgement said) {
    tell(who.id(), who.accessKeyId(), ref, said, "refused", "");
  }

  /** An upload that was put aside before anybody saw it. */
  static void quarantined(Principal who, ObjectRef ref, Judgement said, String id) {
    tell(who.id(), who.accessKeyId(), ref, said, "quarantined", id);
  }

  /** An object that was put aside. */
  public static void quarantined(String writer, ObjectRef ref, Judgement said, String id) {
    tell(writer, "", ref, said, "quarantined", id);
  }

  private static void tell(
      String principal, String key, ObjectRef ref, Judgement said, String result, String detail) {
    String message = said.verdict() instanceof Verdict.Infected ? "infected" : "unscanned";
    LOG.info(message, line(principal, key, ref, said, result, detail));
  }

  private static LogFields line(
      String principal, String key, ObjectRef ref, Judgement said, String result, String detail) {
    return field -> {
      field.accept("principal", principal);
      field.accept("access_key", key);
      field.accept("operation", "Scan");
      field.accept("target", ref.toString());
      field.accept("verdict", said.verdict().format());
      field.accept("engine", said.engine());
      field.accept("result", result);
      field.accept("detail", detail);
    };
  }
}
