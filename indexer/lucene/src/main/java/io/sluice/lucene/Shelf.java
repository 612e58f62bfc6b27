package io.sluice.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/** Lucene's files in one directory: a writer, and what it wrote so far to be read. */
final class Shelf implements Closeable {
  private static final String COMPLETE = "complete";
  private static final long MIB = 1 << 20;

  private final FSDirectory files;
  private final double memoryMib;
  private IndexWriter writer;
  private DirectoryReader reader;

  /** Opens the files of a directory, or makes them. */
  Shelf(Path directory, long memoryBytes) throws IOException {
    this.files = FSDirectory.open(directory);
    this.memoryMib = Math.max(1, (double) memoryBytes / MIB);
    try {
      open();
    } catch (IOException | RuntimeException e) {
      files.close();
      throw e;
    }
  }

  private void open() throws IOException {
    IndexWriterConfig config = new IndexWriterConfig();
    config.setRAMBufferSizeMB(memoryMib);
    // Merging small segments within a commit would make everybody wait for it.
    config.setMaxFullFlushMergeWaitMillis(0);
    config.setCommitOnClose(false);
    writer = new IndexWriter(files, config);
    try {
      reader = DirectoryReader.open(writer);
    } catch (IOException | RuntimeException e) {
      writer.rollback();
      throw e;
    }
  }

  /** Whether everything was looked at since the files were made. */
  boolean complete() {
    Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
    if (data != null) {
      for (Map.Entry<String, String> entry : data) {
        if (entry.getKey().equals(COMPLETE)) {
          return Boolean.parseBoolean(entry.getValue());
        }
      }
    }
    return false;
  }

  void markComplete() {
    writer.setLiveCommitData(new TreeMap<>(Map.of(COMPLETE, "true")).entrySet());
  }

  void put(BytesRef id, Document document) throws IOException {
    writer.updateDocument(new Term(Fields.ID, id), document);
  }

  void remove(BytesRef id) throws IOException {
    writer.deleteDocuments(new Term(Fields.ID, id));
  }

  void remove(Query query) throws IOException {
    writer.deleteDocuments(query);
  }

  /** Puts everything on disk, and lets it be read. */
  void commit() throws IOException {
    writer.commit();
    DirectoryReader changed = DirectoryReader.openIfChanged(reader, writer);
    if (changed != null) {
      reader.close();
      reader = changed;
    }
  }

  /** What was committed last; the caller does not close it. */
  DirectoryReader reader() {
    return reader;
  }

  /** Forgets what was not committed, and whatever kept the writer from writing. */
  void recover() throws IOException {
    reader.close();
    writer.rollback();
    open();
  }

  long bytes() throws IOException {
    long bytes = 0;
    for (String file : files.listAll()) {
      bytes += length(file);
    }
    return bytes;
  }

  private long length(String file) {
    try {
      return files.fileLength(file);
    } catch (IOException e) {
      return 0; // merged away meanwhile
    }
  }

  /** Ends; what was not committed is gone. */
  @Override
  public void close() throws IOException {
    try (FSDirectory _ = files;
        DirectoryReader _ = reader) {
      writer.rollback();
    }
  }
}
