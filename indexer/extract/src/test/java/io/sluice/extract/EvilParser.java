package io.sluice.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.ContentHandler;

/** Does to its process what the document says, as the worst parsers do. */
public final class EvilParser implements Parser {
  private static final long serialVersionUID = 1L;

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return Set.of(MediaType.application("x-sluice-evil"));
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException {
    Files.writeString(Files.createTempFile("evil", ".tmp"), "litter");
    switch (new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip()) {
      case "EVIL hang" -> hang();
      case "EVIL spin" -> spin();
      case "EVIL memory" -> fill();
      case "EVIL stack" -> fall(0);
      case "EVIL exit" -> System.exit(0);
      case "EVIL halt" -> Runtime.getRuntime().halt(7);
      case "EVIL noise" -> shout();
      case "EVIL disk" -> write();
      case "EVIL child" -> leaveChild();
      default -> throw new IOException("unknown evil");
    }
  }

  private static void hang() {
    while (true) {
      LockSupport.park();
    }
  }

  private static void spin() {
    long turns = 0;
    while (turns >= 0) {
      turns = (turns + 1) % Integer.MAX_VALUE;
    }
  }

  private static void fill() {
    List<byte[]> all = new ArrayList<>();
    while (all.size() < Integer.MAX_VALUE) {
      all.add(new byte[1 << 20]);
    }
    System.err.println(all);
  }

  private static int fall(int depth) {
    return depth < 0 ? 0 : fall(depth + 1) + 1;
  }

  /** To both, since one of them is the line to the gateway. */
  private static void shout() {
    String line = "noise ".repeat(1000);
    for (int i = 0; i < 10_000; i++) {
      System.out.println(line);
      System.err.println(line);
    }
  }

  private static void write() throws IOException {
    Path file = Files.createTempFile("large", ".tmp");
    try (var out = Files.newOutputStream(file)) {
      byte[] piece = new byte[1 << 20];
      for (int i = 0; i < 1_000; i++) {
        out.write(piece);
      }
    }
  }

  /** Hangs with a child that Tika knows nothing of. */
  private static void leaveChild() throws IOException {
    new ProcessBuilder("/bin/sh", "-c", "exec sleep 777").start();
    hang();
  }
}
