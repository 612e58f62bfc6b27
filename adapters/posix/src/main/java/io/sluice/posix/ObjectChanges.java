package io.sluice.posix;

import io.sluice.spi.DeleteObject;
import io.sluice.spi.DeleteResult;
import io.sluice.spi.MoveObject;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.UpdateMetadata;
import java.util.List;
import java.util.Optional;

/** Changes of objects that are there. All of it blocks, and needs the locks of their keys. */
final class ObjectChanges {

  private final Tree tree;
  private final ObjectFiles files;
  private final AttributeStore attributes;
  private final Placement placement;

  ObjectChanges(Tree tree, ObjectFiles files, AttributeStore attributes, Placement placement) {
    this.tree = tree;
    this.files = files;
    this.attributes = attributes;
    this.placement = placement;
  }

  ObjectInfo move(MoveObject request, long copyBytesMax) {
    ObjectRef source = request.source();
    tree.requireBuckets(source, request.target());
    try (ObjectFile file = files.require(source)) {
      ObjectInfo info = file.info(source);
      if (!request.isMeantFor(info)) {
        throw new StorageFailure.ConditionFailed(source);
      }
      return source.equals(request.target())
          ? info
          : placement.move(file, source, request.replacement(), copyBytesMax);
    }
  }

  ObjectInfo update(UpdateMetadata request) {
    try (ObjectFile file = files.require(request.ref()).forReading(request.ref())) {
      ObjectInfo info = file.info(request.ref());
      if (!request.isMeantFor(info)) {
        throw new StorageFailure.ConditionFailed(request.ref());
      }
      ObjectMetadata metadata = request.patch().applyTo(info.metadata());
      PosixStore.limitMetadata(metadata);
      Attributes old =
          file.kept().orElseGet(() -> new Attributes(info.etag(), metadata, List.of()));
      List<String> before = attributes.sidecars(file);
      attributes.write(file.fd(), file.stat(), old.with(metadata));
      tree.sync(file.fd());
      List<String> now = attributes.sidecars(file);
      before.stream().filter(name -> !now.contains(name)).forEach(attributes::removeSidecar);
      return ObjectFile.info(request.ref(), file.stat(), Optional.of(old.with(metadata)));
    }
  }

  DeleteResult delete(DeleteObject request) {
    KeyPath path = KeyPath.of(request.ref());
    try (ObjectFile file = files.find(path).orElse(null)) {
      if (file == null) {
        tree.requireBuckets(request.ref());
      }
      files.judge(request.ref(), file, request.condition());
      if (file == null) {
        return new DeleteResult(false);
      }
      placement.remove(file, path);
      return new DeleteResult(true);
    }
  }
}
