package io.sluice.extract.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.tika.config.Field;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.listfilter.MetadataListFilter;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.pipes.fetcher.AbstractFetcher;

/**
 * Takes documents from the one folder that the gateway lays them into, and gives each its budget.
 *
 * <p>The context may bring a {@link Metadata} with what is known of the document: its name, and the
 * type that its sender declared.
 */
public final class SpoolFetcher extends AbstractFetcher {
  private Path basePath = Path.of("");
  private int depthMax;
  private int entriesMax;
  private long unpackedBytesMax;
  private int ocrPagesMax;

  @Override
  public InputStream fetch(String fetchKey, Metadata metadata, ParseContext context)
      throws IOException {
    Budget budget = new Budget(depthMax, entriesMax, unpackedBytesMax, ocrPagesMax);
    context.set(Budget.class, budget);
    context.set(EmbeddedDocumentExtractor.class, new BoundedExtractor(context, budget));
    context.set(MetadataListFilter.class, new OneReport(budget));
    InputStream opened = TikaInputStream.get(basePath.resolve(fetchKey), metadata);
    Metadata known = context.get(Metadata.class, new Metadata());
    for (String name : known.names()) {
      metadata.set(name, known.get(name));
    }
    return opened;
  }

  @Field
  public void setBasePath(String basePath) {
    this.basePath = Path.of(basePath);
  }

  @Field
  public void setDepthMax(int depthMax) {
    this.depthMax = depthMax;
  }

  @Field
  public void setEntriesMax(int entriesMax) {
    this.entriesMax = entriesMax;
  }

  @Field
  public void setUnpackedBytesMax(long unpackedBytesMax) {
    this.unpackedBytesMax = unpackedBytesMax;
  }

  @Field
  public void setOcrPagesMax(int ocrPagesMax) {
    this.ocrPagesMax = ocrPagesMax;
  }
}
