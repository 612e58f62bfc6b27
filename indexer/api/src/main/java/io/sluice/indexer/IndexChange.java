package io.sluice.indexer;

/** What is to become of one object in the index. */
public sealed interface IndexChange {

  String bucket();

  String key();

  /** It is to be found as this, in the place of what there was. */
  record Put(IndexedObject object) implements IndexChange {
    @Override
    public String bucket() {
      return object.bucket();
    }

    @Override
    public String key() {
      return object.key();
    }
  }

  /** It is no more. Nothing is wrong where it never was. */
  record Remove(String bucket, String key) implements IndexChange {}
}
