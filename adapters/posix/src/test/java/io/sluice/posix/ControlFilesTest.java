package io.sluice.posix;

import static io.sluice.contract.Futures.await;
import static io.sluice.contract.Futures.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.spi.ControlCondition;
import io.sluice.spi.ControlDocument;
import io.sluice.spi.ControlName;
import io.sluice.spi.ListDocuments;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.StorageFailure.Unavailable;
import io.sluice.spi.WriteDocument;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Control documents as somebody sees them who looks into the control folder. */
final class ControlFilesTest extends OneTree {

  private static final ControlName NAME = new ControlName("test", "document");

  private Path file() {
    return tree.control().resolve("documents/test/document");
  }

  private static Future<ControlDocument> writing(
      ObjectStore gateway, String text, ControlCondition condition) {
    return gateway.control().write(new WriteDocument(NAME, Buffer.buffer(text), condition));
  }

  @Test
  void onlyTheOwnerCanReadADocument() throws IOException {
    await(writing(store, "text", ControlCondition.always()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void aDamagedDocumentIsAFailureAndNotMissing() throws IOException {
    await(writing(store, "text", ControlCondition.always()));
    for (String damage : List.of("", "text", "0".repeat(32), "z".repeat(32) + "\n")) {
      Files.writeString(file(), damage);
      refusal(Unavailable.class, store.control().read(NAME));
      refusal(Unavailable.class, writing(store, "new", ControlCondition.ifAbsent()));
    }
    await(writing(store, "mended", ControlCondition.always()));
    assertThat(await(store.control().read(NAME)).orElseThrow().bytes()).hasToString("mended");
  }

  @Test
  void whatACrashLeftIsNotListed() throws IOException {
    await(writing(store, "text", ControlCondition.always()));
    Files.writeString(file().resolveSibling(".sluice.t=0123456789abcdef"), "half");
    assertThat(await(store.control().list(new ListDocuments("test", "", 10))).names())
        .containsExactly("document");
  }

  @Test
  void twoGatewaysAgreeWhoWroteAndSeeEachOthersWrites() {
    ObjectStore other = tree.open(Map.of("durability", "relaxed"));
    ControlDocument first = await(writing(store, "first", ControlCondition.ifAbsent()));
    assertThat(await(other.control().read(NAME))).contains(first);
    List<Future<ControlDocument>> writes = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      ObjectStore gateway = i % 2 == 0 ? store : other;
      writes.add(writing(gateway, "writer " + i, ControlCondition.over(first)));
    }
    List<ControlDocument> winners =
        writes.stream().flatMap(write -> winner(write).stream()).toList();
    assertThat(winners).hasSize(1);
    assertThat(await(store.control().read(NAME))).contains(winners.getFirst());
    assertThat(await(other.control().read(NAME))).contains(winners.getFirst());
    Futures.await(other.close());
  }

  private static List<ControlDocument> winner(Future<ControlDocument> write) {
    try {
      return List.of(await(write));
    } catch (ConditionFailed lost) {
      return List.of();
    }
  }
}
