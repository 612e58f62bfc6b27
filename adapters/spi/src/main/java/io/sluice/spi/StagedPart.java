package io.sluice.spi;

/** A part on its way in. */
public interface StagedPart extends Staged<PartCommit, PartInfo> {

  /** The upload it belongs to, which tells the checksum that the part should carry. */
  UploadInfo upload();
}
