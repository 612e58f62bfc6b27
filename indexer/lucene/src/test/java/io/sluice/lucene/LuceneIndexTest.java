package io.sluice.lucene;

import static io.sluice.indexer.contract.Futures.await;

import io.sluice.indexer.SearchIndex;
import io.sluice.indexer.contract.SearchIndexContract;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LuceneIndexTest implements SearchIndexContract {
  private static final Vertx VERTX = Vertx.vertx();

  @TempDir Path directory;
  private SearchIndex index;

  @BeforeEach
  void open() {
    index = Indexes.open(VERTX, directory);
  }

  @AfterEach
  void close() {
    await(index.close());
  }

  @AfterAll
  static void end() {
    await(VERTX.close());
  }

  @Override
  public SearchIndex index() {
    return index;
  }

  @Override
  public Vertx vertx() {
    return VERTX;
  }

  @Override
  public void reopen() {
    await(index.close());
    index = Indexes.open(VERTX, directory);
  }

  @Override
  public void refreshed() {}
}
