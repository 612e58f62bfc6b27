package io.sluice.posix;

import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import java.time.Instant;
import java.util.Map;

/** The whole of an upload, in an open file that nothing changes any more. */
sealed interface WholeUpload extends AutoCloseable {

  ObjectInfo info();

  Fd fd();

  @Override
  void close();

  /** It was completed before: this is its object. */
  record Published(ObjectInfo info, ObjectFile file) implements WholeUpload {

    @Override
    public Fd fd() {
      return file.fd();
    }

    @Override
    public void close() {
      file.close();
    }
  }

  /** It can become an object. */
  record Assembled(ObjectInfo info, Attributes kept, NewFile file) implements WholeUpload {

    static Assembled of(ObjectRef ref, long size, Attributes kept, NewFile file) {
      ObjectInfo info =
          new ObjectInfo(
              ref, size, kept.etag(), Instant.now(), kept.metadata(), kept.checksums(), false);
      return new Assembled(info, kept, file);
    }

    Attributes keptWith(Map<String, String> annotations) {
      return kept.with(kept.metadata().annotated(annotations));
    }

    @Override
    public Fd fd() {
      return file.fd();
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
