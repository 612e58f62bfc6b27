package io.sluice.spi;

/** Where an object is. Versions, when they come, are a component more. */
public record ObjectRef(BucketName bucket, ObjectKey key) {

  public static ObjectRef of(String bucket, String key) {
    return new ObjectRef(new BucketName(bucket), new ObjectKey(key));
  }

  @Override
  public String toString() {
    return bucket + "/" + key;
  }
}
