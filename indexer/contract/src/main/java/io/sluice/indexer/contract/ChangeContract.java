package io.sluice.indexer.contract;

import static io.sluice.indexer.contract.Futures.await;
import static io.sluice.indexer.contract.Futures.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.indexer.IndexChange;
import io.sluice.indexer.IndexPage;
import io.sluice.indexer.IndexPage.Entry;
import io.sluice.indexer.IndexUnavailable;
import io.sluice.indexer.IndexedObject;
import io.sluice.indexer.SearchIndex;
import io.sluice.indexer.SearchResult.Hit;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Changes, listings, and what survives. */
public interface ChangeContract extends IndexUnderTest {

  @Test
  default void anEmptyIndexHasNothing() {
    assertThat(find("")).isEmpty();
    assertThat(find("anything")).isEmpty();
    assertThat(await(index().buckets())).isEmpty();
    assertThat(await(index().list("b", "", "", 10))).isEqualTo(new IndexPage(List.of(), false));
    assertThat(index().state().documents()).isZero();
    assertThat(index().state().usable()).isTrue();
  }

  @Test
  default void aHitTellsAllOfItsObjectButTheContent() {
    Sample sample =
        Sample.of("b", "ordner/Größe 1.txt", "hello")
            .language("de")
            .title("Ein Titel")
            .tags(Map.of("project", "x=y", "ü", ""))
            .user(Map.of("mtime", "17", "note", "<b>"));
    put(sample);
    Hit hit = ask(Question.of("hello")).hits().getFirst();
    IndexedObject o = sample.object();
    assertThat(hit.object())
        .isEqualTo(
            new IndexedObject(
                o.bucket(),
                o.key(),
                o.stamp(),
                o.size(),
                o.modified(),
                o.contentType(),
                o.language(),
                o.owner(),
                o.tags(),
                o.user(),
                o.verdict(),
                o.title(),
                Optional.empty(),
                o.note()));
    assertThat(hit.score()).isPositive();
    assertThat(hit.snippets()).isEmpty();
  }

  @Test
  default void whatIsPutAgainTakesThePlace() {
    put(Sample.of("b", "k", "first"));
    put(Sample.of("b", "k", "second"));
    assertThat(find("first")).isEmpty();
    assertThat(find("second")).containsExactly("k");
    assertThat(index().state().documents()).isEqualTo(1);
  }

  @Test
  default void whatIsRemovedIsGone() {
    put(Sample.of("b", "k", "word"), Sample.of("c", "k", "word"));
    remove("b", "k");
    remove("b", "never was");
    assertThat(ask(Question.of("word")).hits())
        .extracting(hit -> hit.object().bucket())
        .containsExactly("c");
    assertThat(await(index().buckets())).containsExactly("c");
  }

  @Test
  default void changesAreMadeInTheirOrder() {
    IndexChange put = new IndexChange.Put(Sample.of("b", "k", "word").object());
    IndexChange remove = new IndexChange.Remove("b", "k");
    await(index().apply(List.of(put, remove)));
    refreshed();
    assertThat(find("word")).isEmpty();
    await(index().apply(List.of(remove, put, put)));
    refreshed();
    assertThat(find("word")).containsExactly("k");
    await(index().apply(List.of()));
  }

  @Test
  default void allBelowAPrefixIsRemoved() {
    put(
        Sample.of("b", "a/1", "w"),
        Sample.of("b", "a/2", "w"),
        Sample.of("b", "ab", "w"),
        Sample.of("c", "a/1", "w"));
    await(index().removeAll("b", "a/"));
    refreshed();
    assertThat(keysOf("b")).containsExactly("ab");
    await(index().removeAll("b", ""));
    await(index().removeAll("b", ""));
    refreshed();
    assertThat(keysOf("b")).isEmpty();
    assertThat(keysOf("c")).containsExactly("a/1");
    await(index().removeAll("c", "a/1"));
    refreshed();
    assertThat(await(index().buckets())).isEmpty();
  }

  private List<String> keysOf(String bucket) {
    return await(index().list(bucket, "", "", 100)).entries().stream().map(Entry::key).toList();
  }

  @Test
  default void aListingGoesByTheBytesOfKeysPageByPage() {
    List<String> keys = List.of("B", "a", "a!", "a/", "a/b", "a0", "z", "ä", "\uffee", "😀");
    put(keys.reversed().stream().map(key -> Sample.of("b", key, "w")).toArray(Sample[]::new));
    put(Sample.of("a", "x", "w"), Sample.of("b2", "a", "w"));
    List<String> seen = new ArrayList<>();
    IndexPage page;
    do {
      page = await(index().list("b", "", seen.isEmpty() ? "" : seen.getLast(), 3));
      page.entries().forEach(entry -> seen.add(entry.key()));
    } while (page.more());
    assertThat(seen).isEqualTo(keys);
    assertThat(await(index().list("b", "a", "a/", 2)))
        .isEqualTo(
            new IndexPage(
                List.of(
                    new Entry("a/b", "stamp of a/b", "clean", ""),
                    new Entry("a0", "stamp of a0", "clean", "")),
                false));
    assertThat(await(index().list("b", "a", "0", 1)).entries().getFirst().key()).isEqualTo("a");
    assertThat(await(index().list("b", "a", "b", 1)).entries()).isEmpty();
    remove("b", "a/b");
    assertThat(await(index().list("b", "a/", "", 9)).entries()).hasSize(1);
  }

  @Test
  default void whatWasAcknowledgedSurvives() {
    put(Sample.of("b", "k", "word"));
    reopen();
    assertThat(find("word")).containsExactly("k");
    remove("b", "k");
    reopen();
    assertThat(find("word")).isEmpty();
  }

  @Test
  default void itWantsToBeRebuiltUntilItWas() {
    assertThat(index().state().rebuild()).isTrue();
    put(Sample.of("b", "k", "word"));
    reopen();
    assertThat(index().state().rebuild()).isTrue();
    await(index().rebuilt());
    await(index().rebuilt());
    assertThat(index().state().rebuild()).isFalse();
    reopen();
    assertThat(index().state().rebuild()).isFalse();
    assertThat(find("word")).containsExactly("k");
  }

  @Test
  default void manyWhoWriteAtOnceAreAllHeard() {
    List<Future<Void>> writes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      writes.add(
          index().apply(List.of(new IndexChange.Put(Sample.of("b", "k" + i, "word").object()))));
    }
    writes.forEach(Futures::await);
    refreshed();
    assertThat(ask(Question.of("word")).total()).isEqualTo(200);
  }

  @Test
  default void aKeyThatIsTooLongIsRefusedAndNothingChanges() {
    IndexChange good = new IndexChange.Put(Sample.of("b", "good", "word").object());
    String key = "k".repeat(SearchIndex.ID_BYTES_MAX - 1);
    IndexChange bad = new IndexChange.Put(Sample.of("b", key + "k", "word").object());
    refusal(IllegalArgumentException.class, index().apply(List.of(good, bad)));
    refreshed();
    assertThat(find("word")).isEmpty();
    put(Sample.of("b", key, "word"));
    assertThat(find("word")).containsExactly(key);
  }

  @Test
  default void answersComeOnTheCallersContext() {
    Context here = vertx().getOrCreateContext();
    Promise<List<Boolean>> same = Promise.promise();
    here.runOnContext(_ -> {
      List<Future<?>> all =
          List.of(
              index().apply(List.of()),
              index().removeAll("b", ""),
              index().search(Question.of("").request()),
              index().list("b", "", "", 1),
              index().buckets());
      List<Boolean> seen = new ArrayList<>();
      all.forEach(f -> f.onComplete(_ -> seen.add(here.equals(Vertx.currentContext()))));
      Future.join(all).onComplete(_ -> same.complete(seen));
    });
    assertThat(await(same.future())).hasSize(5).containsOnly(true);
  }

  @Test
  default void afterTheEndNothingIsTaken() {
    SearchIndex closed = index();
    reopen();
    await(closed.close());
    refusal(IndexUnavailable.class, closed.apply(List.of(new IndexChange.Remove("b", "k"))));
    refusal(IndexUnavailable.class, closed.search(Question.of("").request()));
  }
}
