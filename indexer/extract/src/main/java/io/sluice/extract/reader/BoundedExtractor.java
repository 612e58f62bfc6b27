package io.sluice.extract.reader;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.extractor.ParsingEmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads documents within documents, as long as the budget lasts. */
final class BoundedExtractor extends ParsingEmbeddedDocumentExtractor {
  private final Budget budget;

  BoundedExtractor(ParseContext context, Budget budget) {
    super(context);
    this.budget = budget;
  }

  @Override
  public boolean shouldParseEmbedded(Metadata metadata) {
    return super.shouldParseEmbedded(metadata) && budget.takeEntry();
  }

  @Override
  public void parseEmbedded(
      InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
      throws SAXException, IOException {
    budget.enter();
    try {
      super.parseEmbedded(counted(stream), handler, metadata, outputHtml);
    } finally {
      budget.leave();
    }
  }

  /** What lies in a file already was counted by the limit on files, or is a piece of one. */
  private InputStream counted(InputStream stream) {
    TikaInputStream known = TikaInputStream.cast(stream);
    if (known != null && (known.hasFile() || known.getOpenContainer() != null)) {
      return stream;
    }
    return new Counted(stream, budget);
  }

  private static final class Counted extends FilterInputStream {
    private final Budget budget;

    Counted(InputStream in, Budget budget) {
      super(in);
      this.budget = budget;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int count = super.read(into, from, length);
      count(Math.max(0, count));
      return count;
    }

    private void count(int bytes) throws IOException {
      if (!budget.takeBytes(bytes)) {
        throw new IOException("unpacks to too much");
      }
    }
  }
}
