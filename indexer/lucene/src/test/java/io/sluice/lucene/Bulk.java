package io.sluice.lucene;

import static io.sluice.indexer.contract.Futures.await;

import io.sluice.indexer.IndexChange;
import io.sluice.indexer.SearchIndex;
import io.sluice.indexer.contract.Sample;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that writes until it is killed, and prints the number of each change it was told of.
 */
final class Bulk {

  private Bulk() {}

  public static void main(String[] arguments) {
    SearchIndex index = Indexes.open(Vertx.vertx(), Path.of(arguments[0]));
    for (int i = 0; ; i++) {
      List<IndexChange> changes =
          List.of(
              new IndexChange.Put(Sample.of("b", "k" + i, "word " + i).object()),
              new IndexChange.Remove("b", "k" + (i - 20)));
      await(index.apply(changes));
      System.out.println(i);
    }
  }
}
