package io.sluice.spi;

import java.util.List;

/** Uploads by key, then by beginning, and whether more follow. */
public record UploadPage(List<UploadInfo> uploads, boolean more) {

  public UploadPage {
    uploads = List.copyOf(uploads);
  }
}
