package io.sluice.posix;

import io.sluice.spi.CopyObject;
import io.sluice.spi.ETag;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;

/** Copies objects into files that have no name yet. All of it blocks. */
final class Copier {

  private final Tree tree;
  private final ObjectFiles files;
  private final AttributeStore attributes;
  private final Staging staging;

  Copier(Tree tree, ObjectFiles files, AttributeStore attributes, Staging staging) {
    this.tree = tree;
    this.files = files;
    this.attributes = attributes;
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
        requireSame(source, info.ref());
        KeptParts parts = source.kept().map(Attributes::parts).orElse(KeptParts.NONE);
        return new Copied(target, new Attributes(etag, metadata, info.checksums(), "", parts));
      } catch (RuntimeException e) {
        target.close();
        throw e;
      }
    }
  }

  /**
   * The same object in another file, durable, with its time and everything that is kept of it.
   * Needs the lock of its key.
   */
  StagedFile duplicate(ObjectFile source, ObjectRef from, KeyPath path) {
    StagedFile target = staging.stage(path);
    try {
      source.forReading(from);
      FileCopy.copy(source.fd(), 0, target.fd(), 0, source.stat().size());
      requireSame(source, from);
      LibC.touch(target.fd(), source.stat().modified());
      FileStat stat = LibC.stat(target.fd());
      source.kept().ifPresent(kept -> attributes.write(target.fd(), stat, whole(kept, source)));
      tree.sync(target.fd());
      return target;
    } catch (RuntimeException e) {
      attributes.forget(target.fd());
      target.close();
      throw e;
    }
  }

  private Attributes whole(Attributes kept, ObjectFile source) {
    return kept.with(attributes.inHand(kept.parts(), source.stat()).orElse(KeptParts.NONE));
  }

  private static void requireSame(ObjectFile source, ObjectRef ref) {
    FileStat now = LibC.stat(source.fd());
    if (now.size() != source.stat().size() || !now.modified().equals(source.stat().modified())) {
      throw Publisher.changedMeanwhile(ref);
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
    return etag;
  }
}
