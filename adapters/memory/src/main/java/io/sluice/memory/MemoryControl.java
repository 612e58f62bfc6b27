package io.sluice.memory;

import io.sluice.spi.ControlCondition;
import io.sluice.spi.ControlCondition.Always;
import io.sluice.spi.ControlCondition.IfAbsent;
import io.sluice.spi.ControlCondition.IfVersion;
import io.sluice.spi.ControlDocument;
import io.sluice.spi.ControlName;
import io.sluice.spi.ControlPage;
import io.sluice.spi.ControlStore;
import io.sluice.spi.DeleteDocument;
import io.sluice.spi.ListDocuments;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.StorageFailure.LimitExceeded;
import io.sluice.spi.Utf8;
import io.sluice.spi.WriteDocument;
import io.vertx.core.Future;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The documents that the gateway keeps for itself, in the order of their names. */
final class MemoryControl implements ControlStore {

  private final Turn turn;
  private final int bytesMax;
  private final NavigableMap<ControlName, ControlDocument> documents = new TreeMap<>();
  private long writes;

  MemoryControl(Turn turn, int bytesMax) {
    this.turn = turn;
    this.bytesMax = bytesMax;
  }

  @Override
  public Future<Optional<ControlDocument>> read(ControlName name) {
    return turn.take(() -> Optional.ofNullable(documents.get(name)));
  }

  @Override
  public Future<ControlDocument> write(WriteDocument request) {
    return turn.take(() -> written(request));
  }

  private ControlDocument written(WriteDocument request) {
    if (request.bytes().length() > bytesMax) {
      throw new LimitExceeded("controlBytesMax", bytesMax);
    }
    require(request.name(), request.condition());
    String version = Long.toString(++writes);
    ControlDocument document = new ControlDocument(request.name(), request.bytes().copy(), version);
    documents.put(request.name(), document);
    return document;
  }

  @Override
  public Future<Boolean> delete(DeleteDocument request) {
    return turn.take(() -> {
      request.ifVersion().ifPresent(version -> require(request.name(), new IfVersion(version)));
      return documents.remove(request.name()) != null;
    });
  }

  private void require(ControlName name, ControlCondition condition) {
    Optional<ControlDocument> present = Optional.ofNullable(documents.get(name));
    boolean holds =
        switch (condition) {
          case Always() -> true;
          case IfAbsent() -> present.isEmpty();
          case IfVersion(var version) ->
              present.filter(document -> document.version().equals(version)).isPresent();
        };
    if (!holds) {
      throw new ConditionFailed(name);
    }
  }

  @Override
  public Future<ControlPage> list(ListDocuments request) {
    return turn.take(() -> page(request));
  }

  private ControlPage page(ListDocuments request) {
    List<String> found =
        documents.keySet().stream()
            .filter(name -> name.folder().equals(request.folder()))
            .map(ControlName::name)
            .filter(name -> Utf8.compare(name, request.after()) > 0)
            .limit(request.limit() + 1L)
            .toList();
    return new ControlPage(Page.cut(found, request.limit()), found.size() > request.limit());
  }
}
