package io.sluice.posix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.spi.BucketName;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ChecksumPlan;
import io.sluice.spi.ChecksumType;
import io.sluice.spi.CreateUpload;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.PartInfo;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.UploadInfo;
import io.sluice.spi.UploadRef;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One upload on disk.
 *
 * <pre>
 * upload      what is uploaded, and with which metadata
 * layout      how many bytes each slot of the data file has
 * data        part n at (n-1) x slot bytes, where it fits
 * part.00001  what is known of part 1, and which file holds it
 * own.ID      a part that could not be in its slot
 * </pre>
 */
final class UploadFolder implements AutoCloseable {

  static final String DATA = "data";
  private static final String UPLOAD = "upload";
  private static final String LAYOUT = "layout";
  private static final String PART = "part.";
  private static final String OWN = "own.";

  private final Fd directory;

  UploadFolder(Fd directory) {
    this.directory = directory;
  }

  Fd directory() {
    return directory;
  }

  UploadInfo create(CreateUpload request, String uploadId) {
    UploadInfo info =
        new UploadInfo(
            new UploadRef(request.ref(), uploadId),
            Instant.ofEpochMilli(Instant.now().toEpochMilli()),
            request.metadata(),
            request.checksum(),
            request.initiator());
    JsonObject json =
        new JsonObject()
            .put("id", uploadId)
            .put("key", request.ref().key().value())
            .put("initiated", info.initiated().toString())
            .put("initiator", request.initiator())
            .put("headers", json(request.metadata().headers()))
            .put("user", json(request.metadata().user()))
            .put("annotations", json(request.metadata().annotations()));
    request
        .checksum()
        .ifPresent(plan ->
            json.put("algorithm", plan.algorithm().name())
                .put("type", plan.type().name())
                .put("chosen", plan.chosen()));
    SmallFiles.replace(directory, UPLOAD, json.encode().getBytes(UTF_8));
    return info;
  }

  /** This; closed and empty where a crash at its beginning left what nobody was told of. */
  Optional<UploadFolder> ifBegun() {
    if (has(UPLOAD)) {
      return Optional.of(this);
    }
    close();
    return Optional.empty();
  }

  /**
   * Whether its data file has become the object already, and a crash kept the rest from going. The
   * second look is for a first part that came between the first one and the reading of the parts.
   */
  boolean isLeftover() {
    return !has(DATA) && parts().values().stream().anyMatch(StoredPart::isInSlot) && !has(DATA);
  }

  private boolean has(String name) {
    return SmallFiles.isThere(directory, name);
  }

  /** Fails as no such upload where it went away since it was opened. */
  UploadInfo info(BucketName bucket) {
    try {
      return info(bucket, read(UPLOAD));
    } catch (Errno e) {
      if (e.is(Errno.ENOENT)) {
        throw new StorageFailure.NoSuchUpload("it is no more");
      }
      throw e;
    }
  }

  private static UploadInfo info(BucketName bucket, JsonObject json) {
    ObjectRef ref = new ObjectRef(bucket, new ObjectKey(json.getString("key")));
    Optional<ChecksumPlan> plan =
        Optional.ofNullable(json.getString("algorithm"))
            .map(name ->
                new ChecksumPlan(
                    ChecksumAlgorithm.valueOf(name),
                    ChecksumType.valueOf(json.getString("type")),
                    json.getBoolean("chosen", false)));
    return new UploadInfo(
        new UploadRef(ref, json.getString("id")),
        Instant.parse(json.getString("initiated")),
        new ObjectMetadata(
            map(json.getJsonObject("headers")),
            map(json.getJsonObject("user")),
            map(json.getJsonObject("annotations"))),
        plan,
        json.getString("initiator", ""));
  }

  OptionalLong slotBytes() {
    try {
      return OptionalLong.of(read(LAYOUT).getLong("slotBytes"));
    } catch (Errno e) {
      if (e.is(Errno.ENOENT)) {
        return OptionalLong.empty();
      }
      throw e;
    }
  }

  void layOut(long slotBytes) {
    String json = new JsonObject().put("slotBytes", slotBytes).encode();
    SmallFiles.replace(directory, LAYOUT, json.getBytes(UTF_8));
  }

  Optional<StoredPart> part(int number) {
    try {
      return Optional.of(StoredPart.parse(number, read(name(number))));
    } catch (Errno e) {
      if (e.is(Errno.ENOENT)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** All parts by number. At most as many as part numbers. */
  SortedMap<Integer, StoredPart> parts() {
    SortedMap<Integer, StoredPart> parts = new TreeMap<>();
    numbers().forEach(number -> part(number).ifPresent(part -> parts.put(number, part)));
    return parts;
  }

  /** The parts with higher numbers, at most so many; reads only those. */
  List<PartInfo> partsAfter(int number, int limit) {
    return numbers().tailSet(number, false).stream()
        .limit(limit)
        .map(this::part)
        .flatMap(Optional::stream)
        .map(StoredPart::info)
        .toList();
  }

  private NavigableSet<Integer> numbers() {
    NavigableSet<Integer> numbers = new TreeSet<>();
    try (Fd listed = LibC.openInside(directory, ".", LibC.O_DIRECTORY, 0)) {
      DirectoryEntries.visit(
          listed,
          (name, isDirectory) -> {
            if (name.startsWith(PART)) {
              numbers.add(Integer.valueOf(name.substring(PART.length())));
            }
            return true;
          });
    }
    return numbers;
  }

  /** Durably puts a part in the place of the one before, whose own file goes. */
  void keep(StoredPart part) {
    Optional<StoredPart> before = part(part.info().number());
    SmallFiles.replace(directory, name(part.info().number()), part.json().encode().getBytes(UTF_8));
    before
        .flatMap(StoredPart::ownFile)
        .ifPresent(file -> SmallFiles.unlinkIfThere(directory, file));
  }

  String newOwnFile() {
    return OWN + SmallFiles.randomId();
  }

  /** The file of the slots, unless it was never made. */
  Optional<Fd> openData() {
    try {
      return Optional.of(LibC.openInside(directory, DATA, LibC.O_RDWR, 0));
    } catch (Errno e) {
      if (e.is(Errno.ENOENT)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** A file for bytes, made where it is missing, with the rights that an object gets. */
  Fd makeData(String name) {
    return LibC.openInside(directory, name, LibC.O_RDWR | LibC.O_CREAT, 0666);
  }

  private JsonObject read(String name) {
    return new JsonObject(new String(SmallFiles.read(directory, name), UTF_8));
  }

  private static String name(int number) {
    return PART + "%05d".formatted(number);
  }

  private static JsonObject json(Map<String, String> pairs) {
    return new JsonObject(new HashMap<>(pairs));
  }

  private static Map<String, String> map(JsonObject json) {
    Map<String, String> pairs = new HashMap<>();
    json.forEach(pair -> pairs.put(pair.getKey(), (String) pair.getValue()));
    return pairs;
  }

  @Override
  public void close() {
    directory.close();
  }
}
