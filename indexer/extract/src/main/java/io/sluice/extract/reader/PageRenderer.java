package io.sluice.extract.reader;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.tika.config.Field;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.metadata.TikaPagedText;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.renderer.PageBasedRenderResults;
import org.apache.tika.renderer.PageRangeRequest;
import org.apache.tika.renderer.RenderRequest;
import org.apache.tika.renderer.RenderResult;
import org.apache.tika.renderer.RenderResults;
import org.apache.tika.renderer.pdf.pdfbox.PDDocumentRenderer;

/**
 * Draws a page of a PDF to have its text recognised. Tika's own draws each with so many dots an
 * inch, which for a page of some metres is more than any memory holds; this one draws it coarser.
 */
public final class PageRenderer implements PDDocumentRenderer {
  private static final long serialVersionUID = 1L;
  private static final Set<MediaType> TYPES = Set.of(MediaType.application("pdf"));
  private static final float DOTS_PER_INCH = 300;
  private static final float POINTS_PER_INCH = 72;

  /** In the place of the first page too many; after it none is asked for. */
  private static final BufferedImage NOTHING =
      new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);

  private long pixelsMax = 1;

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return TYPES;
  }

  @Override
  public RenderResults render(
      InputStream opened, Metadata metadata, ParseContext context, RenderRequest... requests)
      throws IOException, TikaException {
    PDDocument document = (PDDocument) TikaInputStream.cast(opened).getOpenContainer();
    Budget budget = context.get(Budget.class);
    PageBasedRenderResults results = new PageBasedRenderResults(new TemporaryResources());
    for (RenderRequest request : requests) {
      PageRangeRequest range = (PageRangeRequest) request;
      for (int page = range.getFrom(); page <= range.getTo(); page++) {
        results.add(laidDown(budget.takePage() ? drawn(document, page) : NOTHING, page));
      }
    }
    return results;
  }

  private BufferedImage drawn(PDDocument document, int page) throws IOException {
    return new PDFRenderer(document).renderImage(page - 1, scale(document, page), ImageType.GRAY);
  }

  private static RenderResult laidDown(BufferedImage image, int page) throws IOException {
    Path file = Files.createTempFile("page-", ".png");
    try (OutputStream out = Files.newOutputStream(file)) {
      ImageIO.write(image, "png", out);
    }
    Metadata drawn = new Metadata();
    drawn.set(TikaPagedText.PAGE_NUMBER, page);
    drawn.set(
        TikaCoreProperties.EMBEDDED_RESOURCE_TYPE,
        TikaCoreProperties.EmbeddedResourceType.RENDERING.name());
    return new RenderResult(RenderResult.STATUS.SUCCESS, page, file, drawn);
  }

  private float scale(PDDocument document, int page) {
    PDRectangle box = document.getPage(page - 1).getCropBox();
    float wanted = DOTS_PER_INCH / POINTS_PER_INCH;
    double pixels = (double) box.getWidth() * box.getHeight() * wanted * wanted;
    return pixels <= pixelsMax ? wanted : (float) (wanted * Math.sqrt(pixelsMax / pixels));
  }

  @Field
  public void setPixelsMax(long pixelsMax) {
    this.pixelsMax = pixelsMax;
  }
}
