package io.sluice.posix;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sluice.spi.ControlDocument;
import io.sluice.spi.ControlName;
import io.sluice.spi.ControlPage;
import io.sluice.spi.ListDocuments;
import io.sluice.spi.StorageFailure.Unavailable;
import io.sluice.spi.Utf8;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Control documents as files {@code documents/FOLDER/NAME}: a line with the version, then the
 * bytes. All of it blocks; whoever writes holds the document's lock.
 */
final class ControlFiles {

  private static final int VERSION_CHARS = 32;
  private static final Pattern VERSION = Pattern.compile("[0-9a-f]{32}\n");

  private final Fd documents;

  ControlFiles(Fd documents) {
    this.documents = documents;
  }

  Optional<ControlDocument> read(ControlName name) {
    try (Fd file = LibC.openInside(documents, name.toString(), LibC.O_RDONLY, 0)) {
      return Optional.of(document(name, SmallFiles.read(file)));
    } catch (Errno e) {
      if (e.is(Errno.ENOENT)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static ControlDocument document(ControlName name, byte[] content) {
    int head = VERSION_CHARS + 1;
    String line = new String(content, 0, Math.min(head, content.length), US_ASCII);
    if (!VERSION.matcher(line).matches()) {
      throw new Unavailable("the control document " + name + " is damaged", null);
    }
    Buffer bytes =
        Buffer.buffer(content.length - head).appendBytes(content, head, content.length - head);
    return new ControlDocument(name, bytes, line.substring(0, VERSION_CHARS));
  }

  ControlDocument write(ControlName name, Buffer bytes) {
    ControlDocument document = new ControlDocument(name, bytes.copy(), SmallFiles.randomId());
    byte[] content =
        Buffer.buffer(document.version()).appendString("\n").appendBuffer(bytes).getBytes();
    try (Fd folder = folder(name.folder())) {
      SmallFiles.replace(folder, name.name(), content);
    }
    return document;
  }

  boolean remove(ControlName name) {
    try (Fd folder = open(name.folder())) {
      LibC.unlink(folder, name.name());
      LibC.sync(folder);
      return true;
    } catch (Errno e) {
      if (e.is(Errno.ENOENT)) {
        return false;
      }
      throw e;
    }
  }

  /** Holds no more names than the page has, however many there are. */
  ControlPage list(ListDocuments request) {
    TreeSet<String> first = new TreeSet<>(Utf8::compare);
    try (Fd folder = open(request.folder())) {
      DirectoryEntries.visit(
          folder,
          (name, isDirectory) -> {
            if (ControlName.isValid(name) && Utf8.compare(name, request.after()) > 0) {
              first.add(name);
            }
            if (first.size() > request.limit() + 1) {
              first.removeLast();
            }
            return true;
          });
    } catch (Errno e) {
      if (!e.is(Errno.ENOENT)) {
        throw e;
      }
    }
    List<String> names = first.stream().limit(request.limit()).toList();
    return new ControlPage(names, first.size() > request.limit());
  }

  private Fd open(String folder) {
    return LibC.openInside(documents, folder, LibC.O_DIRECTORY, 0);
  }

  private Fd folder(String name) {
    try {
      return open(name);
    } catch (Errno e) {
      if (!e.is(Errno.ENOENT)) {
        throw e;
      }
      SmallFiles.makeDirectory(documents, name);
      return open(name);
    }
  }
}
