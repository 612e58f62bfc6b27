package io.sluice.posix;

import io.sluice.spi.CopyObject;
import io.sluice.spi.ETag;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;

/** Copies objects into files that have no name yet. All of it blocks. */
final class Copier {

  private final Tree tree;
  private final ObjectFiles files;
  private final Staging staging;

  Copier(Tree tree, ObjectFiles files, Staging staging) {
    this.tree = tree;
    this.files = files;
    this.staging = staging;
  }

  /** Bytes that were copied, and what is to be kept with them. */
  record Copied(StagedFile file, Attributes attributes) {
    Void close() {
      file.close();
      return null;
    }
  }

  Copied copy(CopyObject request) {
    tree.requireBuckets(request.source(), request.target());
    try (ObjectFile source =
        files.requireWithParts(request.source()).forReading(request.source())) {
      ObjectInfo info = source.info(request.source());
      request.conditions().check(info);
      ObjectMetadata metadata = request.patch().applyTo(info.metadata());
      PosixStore.limitMetadata(metadata);
      StagedFile target = staging.stage(KeyPath.of(request.target()));
      try {
        ETag etag = copyBytes(source, info, target);
        KeptParts parts = source.kept().map(Attributes::parts).orElse(KeptParts.NONE);
        return new Copied(target, new Attributes(etag, metadata, info.checksums(), "", parts));
      } catch (RuntimeException e) {
        target.close();
        throw e;
      }
    }
  }

  /** A foreign file gets an ETag of its bytes with the copy, which is not foreign. */
  private static ETag copyBytes(ObjectFile source, ObjectInfo info, StagedFile target) {
    ETag etag = info.etag();
    if (info.foreign()) {
      etag = ETag.ofMd5(FileCopy.copyAndDigest(source.fd(), target.fd(), info.size()));
    } else {
      FileCopy.copy(source.fd(), 0, target.fd(), 0, info.size());
    }
    FileStat now = LibC.stat(source.fd());
    if (now.size() != info.size() || !now.modified().equals(info.lastModified())) {
      throw Publisher.changedMeanwhile(info.ref());
    }
    return etag;
  }
}
