package io.sluice.contract;

import io.sluice.contract.FailurePlan.Call;
import io.sluice.spi.ControlDocument;
import io.sluice.spi.ControlName;
import io.sluice.spi.ControlPage;
import io.sluice.spi.ControlStore;
import io.sluice.spi.DeleteDocument;
import io.sluice.spi.ListDocuments;
import io.sluice.spi.WriteDocument;
import io.vertx.core.Future;
import java.util.Optional;

/** Control documents that fail as planned. */
final class FailingControl implements ControlStore {

  private final ControlStore next;
  private final FailurePlan plan;

  FailingControl(ControlStore next, FailurePlan plan) {
    this.next = next;
    this.plan = plan;
  }

  @Override
  public Future<Optional<ControlDocument>> read(ControlName name) {
    return plan.run(Call.READ_DOCUMENT, () -> next.read(name));
  }

  @Override
  public Future<ControlDocument> write(WriteDocument request) {
    return plan.run(Call.WRITE_DOCUMENT, () -> next.write(request));
  }

  @Override
  public Future<Boolean> delete(DeleteDocument request) {
    return plan.run(Call.DELETE_DOCUMENT, () -> next.delete(request));
  }

  @Override
  public Future<ControlPage> list(ListDocuments request) {
    return plan.run(Call.LIST_DOCUMENTS, () -> next.list(request));
  }
}
