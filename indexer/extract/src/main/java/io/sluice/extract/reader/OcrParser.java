package io.sluice.extract.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.tika.config.Field;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.ocr.TesseractOCRParser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Has the text of pictures recognised, within the budget of the document. A picture that is too
 * large or takes too long is left out; the rest of its document is not.
 */
public final class OcrParser extends TesseractOCRParser {
  private static final long serialVersionUID = 1L;

  /** Icons and lines: no word fits into them. */
  private static final long PIXELS_MIN = 2_000;

  private long pixelsMax = 1;

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    Budget budget = context.get(Budget.class);
    return budget == null || budget.hasPages() ? super.getSupportedTypes(context) : Set.of();
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    Budget budget = context.get(Budget.class);
    try (TemporaryResources temporary = new TemporaryResources()) {
      TikaInputStream picture = TikaInputStream.get(stream, temporary, metadata);
      if (isWanted(picture, metadata, budget)) {
        super.parse(picture, handler, metadata, context);
      }
    } catch (TikaException e) {
      budget.cut();
    }
  }

  private boolean isWanted(TikaInputStream picture, Metadata metadata, Budget budget)
      throws IOException {
    if (isPage(metadata)) {
      return budget.hasPages();
    }
    OptionalLong pixels = pixels(picture);
    if (pixels.isPresent() && pixels.getAsLong() < PIXELS_MIN) {
      return false;
    }
    if (pixels.isEmpty() || pixels.getAsLong() > pixelsMax) {
      budget.cut();
      return false;
    }
    return budget.takePage();
  }

  /** Pages are counted where they are drawn, and drawn within the limit. */
  private static boolean isPage(Metadata metadata) {
    return TikaCoreProperties.EmbeddedResourceType.RENDERING
        .name()
        .equals(metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE));
  }

  /** As its head says; empty where that cannot be read, so that nothing has to be unpacked. */
  private static OptionalLong pixels(TikaInputStream picture) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(picture.getFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return OptionalLong.empty();
      }
      ImageReader reader = readers.next();
      reader.setInput(in);
      try {
        return OptionalLong.of((long) reader.getWidth(0) * reader.getHeight(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty();
    }
  }

  @Field
  public void setPixelsMax(long pixelsMax) {
    this.pixelsMax = pixelsMax;
  }
}
