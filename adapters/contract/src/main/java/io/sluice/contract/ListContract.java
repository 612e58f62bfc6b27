package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.Capability;
import io.sluice.spi.ListEntry;
import io.sluice.spi.ListEntry.CommonPrefix;
import io.sluice.spi.ListEntry.Listed;
import io.sluice.spi.ListObjects;
import io.sluice.spi.ListPage;
import io.sluice.spi.ObjectInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Listings: order, prefix, delimiter, marker and pages. */
public interface ListContract extends StoreUnderTest {

  List<String> TREE =
      List.of(
          "a", "a!", "a-", "a/", "a/b", "a/b/c", "a/b/d", "a/c", "a0", "b/", "b/c/d", "c//d", "c/d",
          "da", "e/f/g/h", "z");

  /** A listing's line for an object. */
  static ListEntry listed(ObjectInfo object) {
    return new Listed(object.ref().key(), object.size(), object.etag(), object.lastModified());
  }

  private TestBucket filled() {
    requires(Capability.LIST_AFTER_WRITE);
    TestBucket bucket = bucket();
    TREE.reversed().forEach(key -> bucket.put(key, key));
    return bucket;
  }

  @Test
  default void anEmptyBucketHasAnEmptyPage() {
    assertThat(bucket().list("", "", "", 10)).isEqualTo(ListPage.EMPTY);
    assertThat(bucket().list("a/", "/", "a/b", 10)).isEqualTo(ListPage.EMPTY);
  }

  @Test
  default void aListingTellsOfObjectsWhatStatTells() {
    requires(Capability.LIST_AFTER_WRITE);
    TestBucket bucket = bucket();
    List<ListEntry> expected = new ArrayList<>();
    for (String key : List.of("a", "a/b", "b")) {
      expected.add(listed(bucket.put(key, Samples.noise(key.length() * 1000), Samples.METADATA)));
    }
    assertThat(bucket.list("", "", "", 10)).isEqualTo(new ListPage(expected, false));
  }

  @Test
  default void keysComeInTheOrderOfTheirBytes() {
    assertThat(filled().keys()).isEqualTo(TREE);
  }

  @Test
  default void aDelimiterRollsUpWhatIsBelowIt() {
    TestBucket bucket = filled();
    assertThat(TestBucket.names(bucket.list("", "/", "", 100)))
        .containsExactly("a", "a!", "a-", "a/", "a0", "b/", "c/", "da", "e/", "z");
    ListPage page = bucket.list("a/", "/", "", 100);
    assertThat(page.entries())
        .containsExactly(
            listed(bucket.stat("a/")),
            listed(bucket.stat("a/b")),
            new CommonPrefix("a/b/"),
            listed(bucket.stat("a/c")));
    assertThat(TestBucket.names(bucket.list("a", "/", "", 100)))
        .containsExactly("a", "a!", "a-", "a/", "a0");
    assertThat(bucket.list("e", "/", "", 100).entries()).containsExactly(new CommonPrefix("e/"));
  }

  @Test
  default void aPrefixNeedNotEndAtASlash() {
    TestBucket bucket = filled();
    assertThat(TestBucket.names(bucket.list("a/b", "", "", 100)))
        .containsExactly("a/b", "a/b/c", "a/b/d");
    assertThat(TestBucket.names(bucket.list("c/", "/", "", 100))).containsExactly("c//", "c/d");
    assertThat(bucket.list("nothing", "", "", 100)).isEqualTo(ListPage.EMPTY);
    assertThat(bucket.list("a/b/c/d/e", "/", "", 100)).isEqualTo(ListPage.EMPTY);
  }

  @Test
  default void anyStringMayBeADelimiter() {
    TestBucket bucket = filled();
    for (String delimiter : List.of("a", "/b", "//", "b/c", "z", "nowhere", "-")) {
      checkEveryPage(bucket, delimiter, "", List.of(2));
    }
  }

  @Test
  default void aMarkerNeedNotExist() {
    TestBucket bucket = filled();
    assertThat(TestBucket.names(bucket.list("", "", "a/b/cc", 2))).containsExactly("a/b/d", "a/c");
    assertThat(TestBucket.names(bucket.list("b", "", "a", 1))).containsExactly("b/");
    assertThat(bucket.list("a", "", "b", 10)).isEqualTo(ListPage.EMPTY);
    assertThat(bucket.list("", "", "zz", 10)).isEqualTo(ListPage.EMPTY);
  }

  @Test
  default void aMarkerInsideOfARolledUpEntryShowsItOnlyIfKeysFollow() {
    TestBucket bucket = filled();
    assertThat(TestBucket.names(bucket.list("", "/", "a/", 1))).containsExactly("a0");
    assertThat(TestBucket.names(bucket.list("", "/", "a/b", 1))).containsExactly("a/");
    assertThat(TestBucket.names(bucket.list("", "/", "a/c", 1))).containsExactly("a0");
    assertThat(TestBucket.names(bucket.list("", "/", "e/", 1))).containsExactly("z");
  }

  @Test
  default void everyPageIsAsTheNaiveModelSaysIt() {
    TestBucket bucket = filled();
    for (String prefix : List.of("", "a", "a/", "a/b", "b/c/", "c/", "e/f/g/h", "zz")) {
      checkEveryPage(bucket, "", prefix, List.of(1, 3));
      checkEveryPage(bucket, "/", prefix, List.of(1, 3));
    }
  }

  private static void checkEveryPage(
      TestBucket bucket, String delimiter, String prefix, List<Integer> limits) {
    for (String after : markers()) {
      for (int limit : limits) {
        check(bucket, TREE, new ListObjects(bucket.name(), prefix, delimiter, after, limit));
      }
    }
  }

  private static Set<String> markers() {
    Set<String> markers = new LinkedHashSet<>(List.of("", "/", "a.", "b/c", "c//", "~"));
    TREE.forEach(key -> markers.addAll(List.of(key, key + "/", key + "\uD83D\uDE00")));
    return markers;
  }

  /** Compares one page with what the model says of these keys. */
  static void check(TestBucket bucket, List<String> keys, ListObjects request) {
    ListPage page = bucket.call(s -> s.list(request));
    NaiveListing.Names names = new NaiveListing.Names(TestBucket.names(page), page.more());
    assertThat(names).as("%s", request).isEqualTo(NaiveListing.page(keys, request));
    for (ListEntry entry : page.entries()) {
      boolean object = keys.contains(entry.name()) && !isRolledUp(entry.name(), request);
      assertThat(entry).as("%s", request).isInstanceOf(object ? Listed.class : CommonPrefix.class);
    }
  }

  private static boolean isRolledUp(String name, ListObjects request) {
    return !request.delimiter().isEmpty()
        && name.indexOf(request.delimiter(), request.prefix().length()) >= 0;
  }

  @Test
  default void aLimitOfNothingGivesNothingAndSaysThatThereIsNoMore() {
    TestBucket bucket = filled();
    assertThat(bucket.list("", "", "", 0)).isEqualTo(ListPage.EMPTY);
    assertThat(bucket.list("a/", "/", "", 0)).isEqualTo(ListPage.EMPTY);
  }

  @Test
  default void pagesPutTogetherAreTheListing() {
    TestBucket bucket = filled();
    for (int limit : List.of(1, 3, 7)) {
      assertThat(paged(bucket, "", limit)).isEqualTo(TREE);
      assertThat(paged(bucket, "/", limit))
          .containsExactly("a", "a!", "a-", "a/", "a0", "b/", "c/", "da", "e/", "z");
    }
  }

  private static List<String> paged(TestBucket bucket, String delimiter, int limit) {
    List<String> names = new ArrayList<>();
    ListPage page = bucket.list("", delimiter, "", limit);
    while (true) {
      names.addAll(TestBucket.names(page));
      assertThat(names).doesNotHaveDuplicates();
      if (!page.more()) {
        return names;
      }
      assertThat(page.entries()).hasSize(limit);
      page = bucket.list("", delimiter, names.getLast(), limit);
    }
  }

  @Test
  default void keysThatStayAreListedOnceWhileOthersComeAndGo() {
    requires(Capability.LIST_AFTER_WRITE);
    TestBucket bucket = bucket();
    List<String> staying =
        IntStream.range(0, 60).mapToObj(i -> "dir-%d/key-%02d".formatted(i / 20, i)).toList();
    staying.forEach(key -> bucket.put(key, "x"));
    Race.Result<List<String>> result =
        Race.run(4, i -> i == 0 ? churn(bucket, staying) : lastOf(bucket, 8));
    assertThat(result.failures()).isEmpty();
    for (List<String> names : result.successes()) {
      assertThat(names).doesNotHaveDuplicates().isSortedAccordingTo(NaiveListing.BYTE_ORDER);
      assertThat(names).containsAll(staying);
    }
  }

  /** Writes and deletes keys between, before and behind those that stay. */
  private static List<String> churn(TestBucket bucket, List<String> staying) {
    for (int i = 0; i < staying.size(); i += 2) {
      String between = staying.get(i) + "-passing";
      bucket.put(between, "x");
      bucket.put("dir-" + i + "-passing/key", "x");
      bucket.delete(between);
      bucket.delete("dir-" + i + "-passing/key");
    }
    return staying;
  }

  private static List<String> lastOf(TestBucket bucket, int times) {
    List<String> names = List.of();
    for (int i = 0; i < times; i++) {
      names = paged(bucket, "", 7);
      assertThat(names).hasSizeGreaterThanOrEqualTo(60);
    }
    return names;
  }
}
