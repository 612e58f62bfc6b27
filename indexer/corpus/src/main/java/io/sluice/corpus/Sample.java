package io.sluice.corpus;

/** A document. */
public final class Sample {
  private final String name;
  private final String contentType;
  private final byte[] bytes;
  private final String word;

  Sample(String name, String contentType, byte[] bytes, String word) {
    this.name = name;
    this.contentType = contentType;
    this.bytes = bytes;
    this.word = word;
  }

  public String name() {
    return name;
  }

  /** As it is to be found out. */
  public String contentType() {
    return contentType;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** Only its body holds it, not its name nor its metadata. */
  public String word() {
    return word;
  }

  @Override
  public String toString() {
    return name;
  }
}
