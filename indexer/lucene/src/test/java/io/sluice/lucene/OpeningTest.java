package io.sluice.lucene;

import static io.sluice.indexer.contract.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.indexer.IndexChange;
import io.sluice.indexer.IndexUnavailable;
import io.sluice.indexer.SearchIndex;
import io.sluice.indexer.contract.IndexUnderTest;
import io.sluice.indexer.contract.Question;
import io.sluice.indexer.contract.Sample;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
  private static final Vertx VERTX = Vertx.vertx();

  @TempDir Path directory;

  @AfterAll
  static void end() {
    await(VERTX.close());
  }

  private static void put(SearchIndex index, String key) {
    await(index.apply(List.of(new IndexChange.Put(Sample.of("b", key, "word").object()))));
  }

  private static List<String> found(SearchIndex index) {
    return IndexUnderTest.keys(await(index.search(Question.of("word").request())));
  }

  @Test
  void aSecondOneIsToldWhoIsThere() {
    SearchIndex index = Indexes.open(VERTX, directory);
    assertThatThrownBy(() -> Indexes.open(VERTX, directory))
        .hasStackTraceContaining("Another process uses the index in " + directory);
    put(index, "still works");
    assertThat(found(index)).hasSize(1);
    await(index.close());
  }

  @Test
  void aSettingThatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> Indexes.open(VERTX, directory, Map.of("searchThread", "1")))
        .hasMessageContaining("index.lucene knows no [searchThread]");
    assertThatThrownBy(() -> Indexes.open(VERTX, directory, Map.of("searchThreads", "0")))
        .hasMessageContaining("index.lucene.searchThreads must be");
  }

  @Test
  void whatCannotBeReadIsPutAsideAndMadeAnew() throws IOException {
    SearchIndex index = Indexes.open(VERTX, directory);
    put(index, "1");
    await(index.rebuilt());
    await(index.close());
    try (Stream<Path> files = Files.list(directory.resolve("v1"))) {
      for (Path file :
          files.filter(f -> f.toString().matches(".*(segments_|\\.si|\\.cfs).*")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    index = Indexes.open(VERTX, directory);
    assertThat(index.state().rebuild()).isTrue();
    assertThat(found(index)).isEmpty();
    assertThat(directory.resolve("v1.broken")).isDirectory();
    put(index, "2");
    assertThat(found(index)).containsExactly("2");
    await(index.close());
  }

  @Test
  void whatProvedDamagedIsMadeAnewAtTheNextStart() throws IOException {
    SearchIndex index = Indexes.open(VERTX, directory);
    put(index, "1");
    await(index.close());
    new ShelfPlaces(directory, Fields.VERSION, Fields.READABLE, 1 << 20).markDamaged();
    index = Indexes.open(VERTX, directory);
    assertThat(found(index)).isEmpty();
    await(index.close());
  }

  @Test
  void anOlderSchemaIsSearchedUntilTheNewOneIsComplete() throws IOException {
    SearchIndex old = Indexes.open(VERTX, directory);
    put(old, "changed");
    put(old, "removed");
    put(old, "unseen");
    await(old.rebuilt());
    await(old.close());

    SearchIndex index = version(2);
    assertThat(index.state().rebuild()).isTrue();
    assertThat(found(index)).containsExactlyInAnyOrder("changed", "removed", "unseen");
    put(index, "changed");
    put(index, "new");
    await(index.apply(List.of(new IndexChange.Remove("b", "removed"))));
    assertThat(found(index)).containsExactlyInAnyOrder("changed", "new", "unseen");
    assertThat(await(index.list("b", "", "", 9)).entries()).hasSize(3);
    assertThat(index.state().documents()).isEqualTo(3);
    await(index.close());

    index = version(2);
    assertThat(found(index)).containsExactlyInAnyOrder("changed", "new", "unseen");
    await(index.rebuilt());
    assertThat(found(index)).containsExactlyInAnyOrder("changed", "new");
    assertThat(directory.resolve("v1")).doesNotExist();
    await(index.close());
    index = version(2);
    assertThat(index.state().rebuild()).isFalse();
    await(index.close());
  }

  private SearchIndex version(int version) throws IOException {
    return LuceneIndexProvider.opened(
        Indexes.settings(VERTX, directory, Map.of("commitWaitMillis", "1")), version);
  }

  @Test
  void tooManyWhoSearchAreRefused() {
    Map<String, String> values = Map.of("searchThreads", "1", "searchQueue", "1");
    SearchIndex index = Indexes.open(VERTX, directory, values);
    List<Future<?>> searches = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      searches.add(index.search(Question.of("word").request()));
    }
    Future.join(searches).toCompletionStage().exceptionally(_ -> null).toCompletableFuture().join();
    assertThat(searches.stream().filter(Future::succeeded)).isNotEmpty();
    assertThat(searches.stream().filter(Future::failed).map(Future::cause))
        .isNotEmpty()
        .allSatisfy(e -> assertThat(e).isInstanceOf(IndexUnavailable.class));
    await(index.close());
  }
}
