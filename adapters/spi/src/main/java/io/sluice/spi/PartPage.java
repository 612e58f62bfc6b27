package io.sluice.spi;

import java.util.List;

/** Parts by number, and whether more follow. */
public record PartPage(UploadInfo upload, List<PartInfo> parts, boolean more) {

  public PartPage {
    parts = List.copyOf(parts);
  }
}
