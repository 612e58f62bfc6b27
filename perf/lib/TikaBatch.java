import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.tika.config.Field;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.pipes.FetchEmitTuple;
import org.apache.tika.pipes.async.AsyncProcessor;
import org.apache.tika.pipes.emitter.AbstractEmitter;
import org.apache.tika.pipes.pipesiterator.PipesIterator;

/**
 * Tika's own batch route: every file of a folder through its asynchronous pipes, in as many child
 * JVMs as the configuration says, and the text of each into a file: {@code java … TikaBatch CONFIG}.
 */
public final class TikaBatch {
  private static final long PATIENCE_MILLIS = 600_000;
  private static final long LOOK_MILLIS = 10;

  private TikaBatch() {}

  public static void main(String[] arguments) throws Exception {
    Path configuration = Path.of(arguments[0]);
    try (AsyncProcessor processor = new AsyncProcessor(configuration)) {
      for (FetchEmitTuple file : PipesIterator.build(configuration)) {
        if (!processor.offer(file, PATIENCE_MILLIS)) {
          throw new IllegalStateException("the batch takes no more");
        }
      }
      processor.finished();
      while (processor.checkActive()) {
        Thread.sleep(LOOK_MILLIS);
      }
    }
    System.exit(0);
  }

  /** Lays what was read into files of the same names; Tika's own one is an artifact of its own. */
  public static final class FolderEmitter extends AbstractEmitter {
    private Path folder;

    @Field
    public void setBasePath(String path) {
      folder = Path.of(path);
    }

    @Override
    public void emit(String key, List<Metadata> documents, ParseContext context)
        throws IOException {
      StringBuilder text = new StringBuilder();
      for (Metadata document : documents) {
        text.append(document.get(TikaCoreProperties.TIKA_CONTENT)).append('\n');
      }
      Files.writeString(folder.resolve(key), text);
    }
  }
}
